'use strict';

const QUERY_COLUMNS = [
	{ name: 'Template', text: true, of: (query) => query.sql },
	{ name: 'Share', of: (query) => query.share, show: percent, class: 'share' },
	{ name: 'Count', of: (query) => query.count, show: count },
	{ name: 'Mean', of: (query) => query.meanMillis, show: millis },
	{ name: 'p50', of: (query) => query.p50Millis, show: millis },
	{ name: 'p95', of: (query) => query.p95Millis, show: millis },
	{ name: 'p99', of: (query) => query.p99Millis, show: millis },
	{ name: 'Spread', class: 'spread' },
	{ name: 'Rows', of: (query) => query.rows, show: count },
	{ name: 'Cached', of: (query) => query.count > 0 ? query.cacheHits / query.count : 0, show: (share) => share ? percent(share) : none },
	{ name: 'Errors', of: (query) => query.errors, show: (errors) => errors ? count(errors) : none }
];

const FIRST_ROWS = 20;

section({
	id: 'queries',
	title: 'Queries by share of time',
	endpoint: 'queries',
	more: 'up to a hundred templates in place of twenty, and the latest slow executions',
	read: (view) => view.queries ?? [],
	make(body, tools) {
		const sort = { column: QUERY_COLUMNS[1], down: true };
		const kinds = el('select', { 'aria-label': 'Kind of statement' }, el('option', { value: '' }, 'All kinds'));
		const flagged = el('input', { type: 'checkbox' });
		const order = el('select', { 'aria-label': 'Sort by', class: 'narrow' }, ...QUERY_COLUMNS.filter((column) => column.of)
			.map((column) => el('option', { value: column.name, selected: column === sort.column }, `By ${column.name.toLowerCase()}`)));
		const shown = el('span', { class: 'soft', role: 'status' });
		tools.append(shown, kinds, el('label', {}, flagged, 'With findings'), order);
		const heads = QUERY_COLUMNS.map((column) => headOf(column, () => sortBy(column)));
		const rows = el('tbody');
		const nothing = empty(el('p'));
		const slow = el('div');
		const more = el('button', { type: 'button', class: 'more', onclick: () => {
			rows.all = !rows.all;
			change();
		} });
		const table = el('div', { class: 'scroll' }, el('table', { class: 'queries' },
			el('caption', { class: 'unseen' }, 'Templates of statements; the buttons in the heads sort'),
			el('thead', {}, el('tr', {}, ...heads)), rows));
		body.append(table, nothing, more, slow);
		const change = () => dashboard.requestDraw();
		const sortBy = (column) => {
			sort.down = sort.column === column ? !sort.down : !column.text;
			sort.column = column;
			order.value = column.name;
			change();
		};
		kinds.addEventListener('change', change);
		flagged.addEventListener('change', change);
		order.addEventListener('change', () => {
			sort.column = QUERY_COLUMNS.find((column) => column.name === order.value);
			sort.down = !sort.column.text;
			change();
		});
		return (queries, view) => {
			const found = findingsBySql(view.nplusone ?? []);
			const matching = queries.filter((query) => matches(view.filter, query.sql, query.dataSource, query.id, query.kind)
				&& (!kinds.value || query.kind === kinds.value) && (!flagged.checked || findingsOf(query, found).length > 0));
			const sorted = matching.toSorted((a, b) => compare(sort.column.of(a), sort.column.of(b)) * (sort.down ? -1 : 1));
			const most = rows.all ? matching.length : FIRST_ROWS;
			more.hidden = matching.length <= FIRST_ROWS;
			say(more, rows.all ? `Show the first ${FIRST_ROWS}` : `Show all ${count(matching.length)}`);
			drawKinds(kinds, queries);
			drawHeads(heads, sort);
			say(shown, matching.length === queries.length ? times(queries.length, 'template') : `${count(matching.length)} of ${times(queries.length, 'template')}`);
			table.hidden = !matching.length;
			nothing.hidden = matching.length > 0;
			say(nothing.firstChild, queries.length ? 'No template matches the filter.'
				: 'No statement was executed yet. Send the application some traffic, and its statements appear here.');
			const scale = scaleOf(queries);
			const dataSources = new Set(queries.map((query) => query.dataSource)).size;
			keyed(rows, sorted.slice(0, most), keyOf, makeQuery, (node, query) => node.draw(query, findingsOf(query, found), scale, dataSources > 1));
			drawSlow(slow, view.slow, view.filter);
		};
	}
});

const keyOf = (query) => `${query.dataSource}|${query.id}`;

function compare(a, b) {
	return typeof a === 'string' ? a.localeCompare(b) : (a ?? 0) - (b ?? 0);
}

function findingsBySql(findings) {
	return Map.groupBy(findings, (finding) => `${finding.dataSource}|${finding.sql}`);
}

function findingsOf(query, bySql) {
	return [...(bySql.get(`${query.dataSource}|${query.sql}`) ?? [])];
}

function headOf(column, sort) {
	return el('th', { scope: 'col', class: [column.text ? 'text' : '', column.class ?? ''].join(' ').trim() || null },
		column.of ? el('button', { type: 'button', onclick: sort }, column.name) : column.name);
}

function drawHeads(heads, sort) {
	heads.forEach((head, i) => mark(head, 'aria-sort', QUERY_COLUMNS[i] === sort.column ? (sort.down ? 'descending' : 'ascending') : null));
}

function drawKinds(select, queries) {
	const kinds = [...new Set(queries.map((query) => query.kind).filter(Boolean))].sort();
	const chosen = select.value;
	redraw(select, kinds, () => [el('option', { value: '' }, 'All kinds'), ...kinds.map((kind) => el('option', { value: kind }, words(kind)))]);
	select.value = kinds.includes(chosen) ? chosen : '';
}

function makeQuery(first) {
	const sql = code(first.sql);
	const button = el('button', { type: 'button', class: 'sql', 'aria-expanded': 'false', title: 'Show all of it, or less' }, sql);
	button.addEventListener('click', () => button.setAttribute('aria-expanded', button.getAttribute('aria-expanded') === 'false'));
	const badges = el('div', { class: 'badges' });
	const bar = el('i', { class: 'fill', 'aria-hidden': 'true' });
	const spread = makeSpread();
	const values = QUERY_COLUMNS.map((column) => column.show ? el('span', { class: 'value' }) : null);
	const cells = QUERY_COLUMNS.map((column, i) => el('td', { 'data-label': column.name,
		class: [column.text ? 'text' : '', column.class ?? ''].join(' ').trim() || null },
		column.text ? button : null, column.text ? badges : null, values[i],
		column.class === 'share' ? el('span', { class: 'gauge' }, bar) : null, column.class === 'spread' ? spread.element : null));
	const row = el('tr', { 'data-query': first.id }, ...cells);
	row.draw = (query, findings, scale, named) => {
		QUERY_COLUMNS.forEach((column, i) => column.show && say(values[i], column.show(column.of(query))));
		mark(cells.at(-1), 'class', query.errors > 0 ? 'bad' : null);
		bar.style.width = `${Math.round(100 * Math.min(1, query.share))}%`;
		spread.draw(query.histogram, scale);
		redraw(badges, [named && query.dataSource, findings.map((finding) => finding.id)], () => [
			named ? el('span', { class: 'tag' }, query.dataSource) : null,
			...findings.slice(0, 3).map((finding) => el('a', { class: 'tag warn', href: `#finding-${finding.id}` }, `N+1 in ${finding.unit}`))]);
	};
	return row;
}

/** The octaves over all rows, so that the eye may compare one row with another. */
function scaleOf(queries) {
	const known = queries.map((query) => query.histogram).filter((histogram) => histogram?.counts?.length);
	const firsts = known.map((histogram) => Math.round(Math.log2(histogram.fromMillis * 1e6)));
	const from = Math.min(...firsts);
	const to = Math.max(...known.map((histogram, i) => firsts[i] + histogram.counts.length));
	return { from, width: Math.max(1, to - from) };
}

function makeSpread() {
	const ns = 'http://www.w3.org/2000/svg';
	const svg = document.createElementNS(ns, 'svg');
	const path = document.createElementNS(ns, 'path');
	svg.setAttribute('viewBox', '0 0 100 24');
	svg.setAttribute('preserveAspectRatio', 'none');
	svg.setAttribute('role', 'img');
	svg.append(path);
	return {
		element: svg,
		draw(histogram, scale) {
			const counts = histogram?.counts ?? [];
			const most = Math.max(1, ...counts);
			const first = counts.length ? Math.round(Math.log2(histogram.fromMillis * 1e6)) - scale.from : 0;
			const step = 100 / scale.width;
			// The root lets a few slow executions be seen beside thousands of quick ones
			mark(path, 'd', counts.map((each, i) => each ? bar((first + i) * step, step * 0.84, Math.max(1.5, 23 * Math.sqrt(each / most))) : '').join('') || 'M0 0');
			const to = counts.length ? histogram.fromMillis * 2 ** counts.length : 0;
			mark(svg, 'aria-label', counts.length ? `from ${millis(histogram.fromMillis)} to ${millis(to)}` : 'not measured');
		}
	};
}

function bar(x, width, height) {
	return `M${x.toFixed(1)} 24v-${height.toFixed(1)}h${width.toFixed(1)}V24z`;
}

function drawSlow(node, slow, filter) {
	const shown = (slow ?? []).filter((each) => matches(filter, each.sql, each.dataSource)).slice(0, 20);
	redraw(node, shown, () => shown.length ? [part('Latest slow executions', el('div', { class: 'scroll' }, el('table', { class: 'plain' },
		el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Ended'), el('th', { scope: 'col' }, 'Took'), el('th', { scope: 'col', class: 'text' }, 'How'),
			el('th', { scope: 'col', class: 'text' }, 'Template'))),
		el('tbody', {}, ...shown.map((each) => el('tr', {}, el('td', {}, time(each.at)), el('td', {}, millis(each.millis)),
			el('td', { class: 'text' }, [words(String(each.severity ?? 'slow')), each.failed ? 'failed' : ''].filter(Boolean).join(', ')),
			el('td', { class: 'text wide' }, code(each.sql, 300))))))))] : []);
}
