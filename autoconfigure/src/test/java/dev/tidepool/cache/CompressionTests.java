package dev.tidepool.cache;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PackedText}.
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

	@Test
	void longTextTakesSixtyToEightyPercentLess() throws Exception {
		CachedRows rows = TestRows.text(remarks(500));
		double saved = 1 - (double) rows.bytes() / rows.plainBytes();
		assertThat(saved).isBetween(0.6, 0.8);
	}

	@Test
	void whatIsReadIsWhatWasStored() throws Exception {
		String[] texts = remarks(200);
		texts[0] = null;
		texts[1] = "";
		texts[2] = "\u20ac \ud83d\ude00 \u0000";
		texts[199] = null;
		Cells cells = TestRows.text(texts).cells(0);
		assertThat(cells).isInstanceOf(PackedText.class);
		Cells opened = cells.open();
		for (int i = 0; i < texts.length; i++) {
			assertThat(opened.get(i)).isEqualTo(texts[i]);
			assertThat(cells.get(i)).isEqualTo(texts[i]);
		}
	}

	@Test
	void shortTextStaysAsItIs() throws Exception {
		assertThat(TestRows.text(remarks(3)).cells(0)).isInstanceOf(ObjectCells.class);
	}

	@Test
	void textThatCannotBeEncodedStaysAsItIs() throws Exception {
		String[] texts = remarks(200);
		texts[7] = "half a pair \ud83d";
		CachedRows rows = TestRows.text(texts);
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
		CachedRows rows = TestRows.text(texts);
		assertThat(rows.bytes()).isLessThanOrEqualTo(rows.plainBytes());
		assertThat(rows.cells(0).open().get(399)).isEqualTo(texts[399]);
	}

}
