package dev.tidepool.cache;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.tidepool.HidingClassLoader;
import dev.tidepool.jdbc.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * Tests for {@link PackedText} and {@link Compression}.
 */
class CompressionTests {

	private static final String[] WORDS = ("the tea was shipped from the harbour in good order and the customer asked "
			+ "for another delivery before the end of the month because the shop had sold nearly all of it while the "
			+ "price of milk and coffee rose again last week in most towns of the north")
		.split(" ");

	/**
	 * Remarks as people write them: words in no order, with a date and a number.
	 */
	private static String[] remarks(int count) {
		Random random = new Random(1);
		return IntStream.range(0, count).mapToObj((number) -> {
			StringBuilder text = new StringBuilder("2026-0" + (1 + number % 9) + "-11 #" + random.nextInt(100_000));
			for (int i = 0; i < 30; i++) {
				text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
			}
			return text.toString();
		}).toArray(String[]::new);
	}

	private final Faults faults = new Faults();

	private static List<Codec> codecs() {
		return List.of(new ZstdCodec(), new Lz4Codec(), new DeflateCodec());
	}

	private Compression with(Codec... codecs) {
		return new Compression(this.faults,
				Arrays.stream(codecs).<Supplier<Codec>>map((codec) -> () -> codec).toList());
	}

	private CachedRows packed(String... texts) throws Exception {
		return TestRows.text(texts).packed(new Compression(this.faults));
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void longTextTakesSixtyToEightyPercentLess(Codec codec) throws Exception {
		CachedRows rows = TestRows.text(remarks(500)).packed(with(codec));
		double saved = 1 - (double) rows.bytes() / rows.plainBytes();
		System.out.printf("%s saves %.1f %%%n", codec.name(), 100 * saved);
		assertThat(saved).isBetween(0.6, 0.8);
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void whatIsReadIsWhatWasStored(Codec codec) throws Exception {
		String[] texts = remarks(200);
		texts[0] = null;
		texts[1] = "";
		texts[2] = "\u20ac \ud83d\ude00 \u0000";
		texts[199] = null;
		CachedRows rows = TestRows.text(texts).packed(with(codec));
		Cells cells = rows.cells(0);
		assertThat(cells).isInstanceOf(PackedText.class);
		Cells opened = cells.open();
		for (int i = 0; i < texts.length; i++) {
			assertThat(opened.get(i)).isEqualTo(texts[i]);
			assertThat(cells.get(i)).isEqualTo(texts[i]);
			assertThat(rows.opened().isSame(i, 0, texts[i])).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void anotherLengthOrOtherBytesAreNeverYielded(Codec codec) {
		byte[] plain = "tea ".repeat(5_000).getBytes();
		byte[] packed = codec.pack(plain);
		assertThat(codec.unpack(packed, plain.length)).isEqualTo(plain);
		assertThatRuntimeException().isThrownBy(() -> codec.unpack(packed, plain.length + 1));
		assertThatRuntimeException()
			.isThrownBy(() -> codec.unpack(Arrays.copyOf(packed, packed.length / 2), plain.length));
		assertThatRuntimeException().isThrownBy(() -> codec.unpack(new byte[0], plain.length));
	}

	@Test
	void theBestCodecIsTakenAndOnlyWhenThereIsSomethingToCompress() throws Exception {
		Compression compression = new Compression(this.faults);
		TestRows.text("short").packed(compression);
		assertThat(compression.name()).isNull();
		TestRows.text(remarks(200)).packed(compression);
		assertThat(compression.name()).isEqualTo("zstd");
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.github.luben/lz4", "com.github.luben,net.jpountz/deflate", "net.jpountz/zstd" })
	void whatIsNotOnTheClassPathIsPassedOver(String hiddenAndExpected) throws Exception {
		String[] parts = hiddenAndExpected.split("/");
		Function<?, ?> probe = new HidingClassLoader(parts[0].split(",")).make(Probe.class, Function.class);
		assertThat(probe.apply(null)).isEqualTo(parts[1] + ", 0 faults");
	}

	@Test
	void aLibraryThatCannotBeLoadedGivesWayAndIsReported() {
		Compression compression = new Compression(this.faults, List.of(() -> {
			throw new UnsatisfiedLinkError("no such file");
		}, DeflateCodec::new));
		assertThat(compression.pack(new byte[100])).isNotNull();
		assertThat(compression.name()).isEqualTo("deflate");
		assertThat(this.faults.count()).isEqualTo(1);
	}

	@Test
	void aCodecThatFailsLaterGivesWayAndWhatItPackedStays() {
		Failing failing = new Failing();
		Compression compression = with(failing, new DeflateCodec());
		byte[] plain = "tea ".repeat(100).getBytes();
		Compression.Packed before = compression.pack(plain);
		failing.packs = (bytes) -> {
			throw new UnsatisfiedLinkError("gone");
		};
		Compression.Packed after = compression.pack(plain);
		assertThat(compression.name()).isEqualTo("deflate");
		assertThat(before.open()).isEqualTo(plain);
		assertThat(after.open()).isEqualTo(plain);
		assertThat(this.faults.count()).isEqualTo(1);
	}

	@Test
	void aCodecThatYieldsSomethingElseIsNotUsed() {
		Failing failing = new Failing();
		failing.packs = (bytes) -> new byte[bytes.length];
		Compression compression = with(failing, new DeflateCodec());
		byte[] plain = "tea ".repeat(100).getBytes();
		assertThat(compression.pack(plain).open()).isEqualTo(plain);
		assertThat(compression.name()).isEqualTo("deflate");
		assertThat(this.faults.count()).isEqualTo(1);
	}

	@Test
	void withoutACodecTextStaysAsItIs() throws Exception {
		Failing failing = new Failing();
		failing.packs = (bytes) -> new byte[0];
		CachedRows rows = TestRows.text(remarks(200));
		assertThat(rows.packed(with(failing))).isSameAs(rows);
	}

	@Test
	void shortTextStaysAsItIs() throws Exception {
		assertThat(packed(remarks(3)).cells(0)).isInstanceOf(ObjectCells.class);
	}

	@Test
	void textThatCannotBeEncodedStaysAsItIs() throws Exception {
		String[] texts = remarks(200);
		texts[7] = "half a pair \ud83d";
		CachedRows rows = packed(texts);
		assertThat(rows.cells(0)).isInstanceOf(ObjectCells.class);
		assertThat(rows.cells(0).get(7)).isEqualTo(texts[7]);
	}

	@Test
	void textWithoutPatternStaysAsItIs() throws Exception {
		Random random = new Random(1);
		String[] texts = new String[400];
		Arrays.setAll(texts, (i) -> {
			StringBuilder text = new StringBuilder();
			for (int j = 0; j < 60; j++) {
				text.append((char) (0x4e00 + random.nextInt(20_000)));
			}
			return text.toString();
		});
		CachedRows rows = packed(texts);
		assertThat(rows.bytes()).isLessThanOrEqualTo(rows.plainBytes());
		assertThat(rows.cells(0).open().get(399)).isEqualTo(texts[399]);
	}

	/**
	 * Compresses where a class loader hides libraries.
	 */
	static final class Probe implements Function<Object, String> {

		@Override
		public String apply(Object ignored) {
			Faults faults = new Faults();
			Compression compression = new Compression(faults);
			byte[] plain = "tea ".repeat(100).getBytes();
			if (!Arrays.equals(plain, compression.pack(plain).open())) {
				throw new IllegalStateException("other bytes");
			}
			return compression.name() + ", " + faults.count() + " faults";
		}

	}

	/**
	 * Stores bytes as they are, until it fails.
	 */
	private static final class Failing implements Codec {

		private Function<byte[], byte[]> packs = byte[]::clone;

		@Override
		public String name() {
			return "failing";
		}

		@Override
		public byte[] pack(byte[] plain) {
			return this.packs.apply(plain);
		}

		@Override
		public byte[] unpack(byte[] packed, int length) {
			return packed.clone();
		}

	}

}
