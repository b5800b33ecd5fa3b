package dev.tidepool.cache;

/**
 * A way to compress bytes. Thread-safe.
 */
interface Codec {

	/**
	 * The name for people.
	 */
	String name();

	/**
	 * Compresses bytes.
	 */
	byte[] pack(byte[] plain);

	/**
	 * The bytes that were compressed.
	 * @param length how many they were
	 * @throws RuntimeException if they are not so many, or cannot be made out
	 */
	byte[] unpack(byte[] packed, int length);

}
