package dev.tidepool.cache;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Text, compressed. A cursor opens it when it first reads the column; texts are then made
 * one by one as they are asked for.
 */
final class PackedText implements Cells {

	/** A column of text that takes less stays as it is. */
	static final int WORTHWHILE_BYTES = 8 * 1024;

	private static final int NULL = -1;

	private final Compression.Packed packed;

	/** The length in bytes of each text, or NULL. */
	private final int[] lengths;

	private final long plainBytes;

	private PackedText(Compression.Packed packed, int[] lengths, long plainBytes) {
		this.packed = packed;
		this.lengths = lengths;
		this.plainBytes = plainBytes;
	}

	/**
	 * Compresses a column of text.
	 * @return the compressed column; the given one if there is nothing to gain or the
	 * texts cannot be encoded
	 */
	static Cells pack(Cells plain, int rows, Compression compression) {
		if (plain.bytes() <= WORTHWHILE_BYTES) {
			return plain;
		}
		int[] lengths = new int[rows];
		byte[][] texts = new byte[rows][];
		long total = 0;
		for (int i = 0; i < rows; i++) {
			String text = (String) plain.get(i);
			if (text == null) {
				lengths[i] = NULL;
				continue;
			}
			byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
			// Half a surrogate pair is text for some databases
			if (!new String(encoded, StandardCharsets.UTF_8).equals(text)) {
				return plain;
			}
			texts[i] = encoded;
			lengths[i] = encoded.length;
			total += encoded.length;
		}
		if (total > Integer.MAX_VALUE / 2) {
			return plain;
		}
		Compression.Packed bytes = compression.pack(join(texts, (int) total));
		if (bytes == null) {
			return plain;
		}
		PackedText packed = new PackedText(bytes, lengths, plain.bytes());
		return (packed.bytes() < plain.bytes()) ? packed : plain;
	}

	private static byte[] join(byte[] @Nullable [] texts, int total) {
		byte[] all = new byte[total];
		int at = 0;
		for (byte[] text : texts) {
			if (text != null) {
				System.arraycopy(text, 0, all, at, text.length);
				at += text.length;
			}
		}
		return all;
	}

	@Override
	public @Nullable Object get(int row) {
		return open().get(row);
	}

	@Override
	public Cells open() {
		int[] starts = new int[this.lengths.length];
		for (int i = 1; i < starts.length; i++) {
			starts[i] = starts[i - 1] + Math.max(0, this.lengths[i - 1]);
		}
		return new Opened(this.packed.open(), starts, this.lengths);
	}

	@Override
	public long bytes() {
		return 32 + Compression.Packed.OWN_BYTES + Values.round(16 + this.packed.bytes().length)
				+ Values.round(16 + 4L * this.lengths.length);
	}

	@Override
	public long plainBytes() {
		return this.plainBytes;
	}

	private record Opened(byte[] all, int[] starts, int[] lengths) implements Cells {

		@Override
		public @Nullable Object get(int row) {
			int size = this.lengths[row];
			return (size != NULL) ? new String(this.all, this.starts[row], size, StandardCharsets.UTF_8) : null;
		}

		@Override
		public long bytes() {
			return this.all.length;
		}

	}

}
