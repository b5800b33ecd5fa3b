package dev.tidepool.cache;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

/**
 * Text, compressed. A cursor opens it when it first reads the column; texts are then made
 * one by one as they are asked for.
 */
final class PackedText implements Cells {

	private static final int NULL = -1;

	private final byte[] packed;

	private final int length;

	/** The length in bytes of each text, or NULL. */
	private final int[] lengths;

	private final long plainBytes;

	private PackedText(byte[] packed, int length, int[] lengths, long plainBytes) {
		this.packed = packed;
		this.length = length;
		this.lengths = lengths;
		this.plainBytes = plainBytes;
	}

	/**
	 * Compresses a column.
	 * @return the compressed column; the given one if there is nothing to gain or the
	 * texts cannot be encoded
	 */
	static Cells pack(Cells plain, int rows) {
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
		PackedText packed = new PackedText(deflate(texts, (int) total), (int) total, lengths, plain.bytes());
		return (packed.bytes() < plain.bytes()) ? packed : plain;
	}

	private static byte[] deflate(byte[] @Nullable [] texts, int total) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
		try {
			byte[] all = new byte[total];
			int at = 0;
			for (byte[] text : texts) {
				if (text != null) {
					System.arraycopy(text, 0, all, at, text.length);
					at += text.length;
				}
			}
			deflater.setInput(all);
			deflater.finish();
			byte[] target = new byte[total + total / 1000 + 64];
			int size = 0;
			while (!deflater.finished()) {
				size += deflater.deflate(target, size, target.length - size);
			}
			return java.util.Arrays.copyOf(target, size);
		}
		finally {
			deflater.end();
		}
	}

	@Override
	public @Nullable Object get(int row) {
		return open().get(row);
	}

	@Override
	public Cells open() {
		byte[] all = new byte[this.length];
		Inflater inflater = new Inflater(true);
		try {
			inflater.setInput(this.packed);
			int size = 0;
			while (size < all.length) {
				int more = inflater.inflate(all, size, all.length - size);
				if (more == 0) {
					throw new IllegalStateException("Compressed text ends early");
				}
				size += more;
			}
		}
		catch (DataFormatException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			inflater.end();
		}
		int[] starts = new int[this.lengths.length];
		for (int i = 1; i < starts.length; i++) {
			starts[i] = starts[i - 1] + Math.max(0, this.lengths[i - 1]);
		}
		return new Opened(all, starts, this.lengths);
	}

	@Override
	public long bytes() {
		return 40 + Values.round(16 + this.packed.length) + Values.round(16 + 4L * this.lengths.length);
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
