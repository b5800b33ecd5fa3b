package dev.tidepool.cache;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Deflate as the JDK has it: always there.
 */
final class DeflateCodec implements Codec {

	@Override
	public String name() {
		return "deflate";
	}

	@Override
	public byte[] pack(byte[] plain) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
		try {
			deflater.setInput(plain);
			deflater.finish();
			byte[] target = new byte[plain.length + plain.length / 1000 + 64];
			int size = 0;
			while (!deflater.finished()) {
				size += deflater.deflate(target, size, target.length - size);
			}
			return Arrays.copyOf(target, size);
		}
		finally {
			deflater.end();
		}
	}

	@Override
	public byte[] unpack(byte[] packed, int length) {
		byte[] plain = new byte[length];
		Inflater inflater = new Inflater(true);
		try {
			inflater.setInput(packed);
			int size = 0;
			while (size < length) {
				int more = inflater.inflate(plain, size, length - size);
				if (more == 0) {
					throw new IllegalStateException("Compressed text ends early");
				}
				size += more;
			}
			return plain;
		}
		catch (DataFormatException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			inflater.end();
		}
	}

}
