package dev.tidepool.cache;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

import dev.tidepool.jdbc.Faults;
import org.jspecify.annotations.Nullable;

/**
 * How text is compressed: by the first of several codecs that works. A library that is
 * not on the class path is passed over in silence, one that fails for good and with a
 * report. Nothing is loaded before something is compressed. Thread-safe.
 */
final class Compression {

	private final Faults faults;

	/** Guarded by this. */
	private final Queue<Supplier<Codec>> candidates;

	private volatile @Nullable Codec codec;

	/**
	 * Create what compresses with Zstandard, LZ4 or Deflate, whichever is there first: an
	 * entry is compressed once, takes its room for long and is opened often, so the best
	 * ratio comes first, the fastest opening next, and what is always there last.
	 * @param faults where a codec that fails is reported
	 */
	Compression(Faults faults) {
		this(faults, List.of(ZstdCodec::new, Lz4Codec::new, DeflateCodec::new));
	}

	Compression(Faults faults, List<Supplier<Codec>> candidates) {
		this.faults = faults;
		this.candidates = new ArrayDeque<>(candidates);
	}

	/**
	 * The name of the codec in use, or {@code null} as long as there is none.
	 */
	@Nullable String name() {
		Codec known = this.codec;
		return (known != null) ? known.name() : null;
	}

	/**
	 * Compresses bytes. What comes of it was opened again and found to be the same, so
	 * that no fault of a native library can reach who reads it.
	 * @return the compressed bytes, or {@code null} if no codec can
	 */
	@Nullable Packed pack(byte[] plain) {
		for (Codec codec = current(); codec != null; codec = after(codec)) {
			try {
				byte[] packed = codec.pack(plain);
				if (Arrays.equals(codec.unpack(packed, plain.length), plain)) {
					return new Packed(codec, packed, plain.length);
				}
				this.faults.report(codec, new IllegalStateException("What was compressed cannot be opened again"));
			}
			catch (RuntimeException | LinkageError ex) {
				this.faults.report(codec, ex);
			}
		}
		return null;
	}

	private @Nullable Codec current() {
		Codec known = this.codec;
		return (known != null) ? known : after(null);
	}

	/**
	 * Goes on to the next codec that there is, unless another thread did.
	 * @param failed the one that failed
	 */
	private synchronized @Nullable Codec after(@Nullable Codec failed) {
		if (this.codec == failed) {
			this.codec = next();
		}
		return this.codec;
	}

	private @Nullable Codec next() {
		for (Supplier<Codec> candidate = this.candidates.poll(); candidate != null; candidate = this.candidates
			.poll()) {
			try {
				return candidate.get();
			}
			catch (RuntimeException | LinkageError ex) {
				if (!(ex.getCause() instanceof ClassNotFoundException)) {
					this.faults.report(this, ex);
				}
			}
		}
		return null;
	}

	/**
	 * Compressed bytes. Immutable.
	 *
	 * @param codec what opens them
	 * @param bytes what it made of them
	 * @param length how many they were
	 */
	record Packed(Codec codec, byte[] bytes, int length) {

		/** Without the bytes. */
		static final long OWN_BYTES = 24;

		byte[] open() {
			return this.codec.unpack(this.bytes, this.length);
		}

	}

}
