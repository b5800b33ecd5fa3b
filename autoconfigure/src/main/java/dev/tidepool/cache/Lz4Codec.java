package dev.tidepool.cache;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * LZ4, compressing with care: a result is compressed once and read many times, and the
 * reading is as fast either way.
 */
final class Lz4Codec implements Codec {

	/** From here on it takes Deflate's time and more, for little that is saved. */
	private static final int LEVEL = 4;

	private final LZ4Compressor compressor;

	private final LZ4SafeDecompressor decompressor;

	Lz4Codec() {
		LZ4Factory factory = LZ4Factory.fastestInstance();
		this.compressor = factory.highCompressor(LEVEL);
		this.decompressor = factory.safeDecompressor();
	}

	@Override
	public String name() {
		return "lz4";
	}

	@Override
	public byte[] pack(byte[] plain) {
		return this.compressor.compress(plain);
	}

	@Override
	public byte[] unpack(byte[] packed, int length) {
		byte[] plain = new byte[length];
		int size = this.decompressor.decompress(packed, 0, packed.length, plain, 0);
		if (size != length) {
			throw new IllegalStateException("Compressed text has " + size + " bytes, not " + length);
		}
		return plain;
	}

}
