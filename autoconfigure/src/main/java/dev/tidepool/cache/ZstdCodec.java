package dev.tidepool.cache;

import com.github.luben.zstd.Zstd;

/**
 * Zstandard at its usual level.
 */
final class ZstdCodec implements Codec {

	/** Asked of the library at once, so that it is known whether there is one. */
	private final int level = Zstd.defaultCompressionLevel();

	@Override
	public String name() {
		return "zstd";
	}

	@Override
	public byte[] pack(byte[] plain) {
		return Zstd.compress(plain, this.level);
	}

	@Override
	public byte[] unpack(byte[] packed, int length) {
		byte[] plain = new byte[length];
		long size = Zstd.decompressByteArray(plain, 0, length, packed, 0, packed.length);
		if (size != length) {
			throw new IllegalStateException("Compressed text has " + size + " bytes, not " + length);
		}
		return plain;
	}

}
