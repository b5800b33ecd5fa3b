package dev.tidepool.nplusone;

import java.util.ArrayList;
import java.util.List;

import dev.tidepool.sql.SqlTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UseTable}.
 */
class UseTableTests {

	private final UseTable table = new UseTable();

	@Test
	void theSameTemplateHasTheSameUse() {
		assertThat(this.table.get(template(1), "shop", null)).isNotNull()
			.isSameAs(this.table.get(template(1), "shop", template(2)));
	}

	@Test
	void eachDataSourceHasItsOwnUse() {
		assertThat(this.table.get(template(1), "shop", null)).isNotSameAs(this.table.get(template(1), "stock", null));
	}

	@Test
	void aFullTableKnowsItsTemplatesAndTakesNoMore() {
		List<TemplateUse> uses = new ArrayList<>();
		for (int i = 0; i < UseTable.MAX_TEMPLATES; i++) {
			uses.add(this.table.get(template(i), "shop", null));
		}
		for (int i = 0; i < 10_000; i++) {
			TemplateUse use = this.table.get(template(i), "shop", null);
			assertThat(use).isSameAs((i < uses.size()) ? uses.get(i) : null);
		}
		List<TemplateUse> seen = new ArrayList<>();
		this.table.forEach(seen::add);
		assertThat(seen).containsExactlyInAnyOrderElementsOf(uses);
	}

	@Test
	void aUnitCountsWhatFoundNoRoom() {
		UnitOfWork unit = new UnitOfWork(UnitOfWork.Kind.OTHER, "import");
		for (int i = 0; i < 1_000; i++) {
			unit.executed(template(i), "shop", 1, i);
		}
		assertThat(unit.overflow()).isEqualTo(1_000 - UseTable.MAX_TEMPLATES);
	}

	private static SqlTemplate template(int number) {
		return new SqlTemplate("id-" + number, "select " + number);
	}

}
