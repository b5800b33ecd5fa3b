'use strict';

const NOT_CACHED = {
	OPTED_OUT: 'a comment or property says so',
	STATEMENT: 'not understood, not deterministic, takes locks, or reads no table',
	RESULT: 'the result cannot be cached; see below',
	SESSION: 'the session was changed in a way that is not understood',
	SPECIAL_STATEMENT: 'not plain forward-only rows',
	PARAMETERS: 'a parameter is missing, or its value cannot be known exactly',
	ISOLATION: 'the isolation level, or the level with the open transaction',
	OWN_WRITES: 'the transaction wrote to a table that the query reads'
};

const CACHE_RULE = `tidepool:
  cache:
    rules:
      - tables: country, city   # queries that read these tables and no others
        ttl: 10m`;

const CACHE_KNOWN = new Set(['hitRate', 'hits', 'misses', 'entries', 'bytes', 'evictions', 'tables', 'notCached', 'suggestions']);

section({
	id: 'cache',
	title: 'Query cache',
	endpoint: 'querycache',
	more: 'what invalidates a table or everything',
	read: (view) => view.cache ?? null,
	make(body) {
		const off = empty(el('p', {}, 'The cache is off: tidepool.cache.enabled=false.'));
		const unused = empty(el('p', {}, 'Nothing is cached until you say so. Name the tables that seldom change in a rule, or put '
			+ '/* tidepool:cache ttl=60s */ in front of a query:'), snippet(CACHE_RULE));
		const figures = makeFigures([['Hit rate'], ['Hits'], ['Misses'], ['Entries'], ['Size'], ['Evictions']]);
		const chart = new TimeChart({ label: 'Hit rate', format: (value) => `${Math.round(value)}${gap}%`, most: () => 100,
			lines: [{ label: 'last seconds', color: 'active', fill: 'active-fill' }, { label: 'since the start', color: 'limit', dash: [6, 4] }] });
		const tables = el('div');
		const whyNot = el('div');
		const suggestions = el('div');
		const rest = el('div', { class: 'parts' });
		const used = el('div', {}, figures.element, el('div', { class: 'split' }, chart.element, el('div', { class: 'side' }, tables)),
			whyNot);
		body.append(off, unused, used, suggestions, rest);
		return (cache, view) => {
			const asked = cache ? cache.hits + cache.misses : 0;
			const bypassed = Object.values(cache?.notCached ?? {}).some((number) => number > 0);
			off.hidden = cache !== null;
			unused.hidden = cache === null || asked > 0 || bypassed;
			used.hidden = cache === null || !unused.hidden;
			suggestions.hidden = rest.hidden = cache === null;
			if (cache === null) {
				return;
			}
			figures.draw([asked ? percent(cache.hits / asked) : none, count(cache.hits), count(cache.misses), count(cache.entries),
				bytes(cache.bytes), count(cache.evictions)]);
			if (!used.hidden) {
				chart.draw(view.history.cache.columns);
				drawTables(tables, cache.tables ?? {}, view.filter);
				redraw(whyNot, cache.notCached, notCached);
			}
			redraw(suggestions, cache.suggestions, suggestionsOf);
			drawRest(rest, cache, CACHE_KNOWN);
		};
	}
});

function drawTables(node, tables, filter) {
	const rows = Object.entries(tables).map(([name, usage]) => ({ name, ...usage })).filter((row) => row.name.toLowerCase().includes(filter))
		.sort((a, b) => b.bytes - a.bytes).slice(0, 20);
	const most = Math.max(1, ...rows.map((row) => row.bytes ?? 0));
	redraw(node, rows, () => rows.length ? [part('By table', el('table', { class: 'plain' },
		el('thead', {}, el('tr', {}, el('th', { scope: 'col', class: 'text' }, 'Table'), el('th', { scope: 'col' }, 'Entries'),
			el('th', { scope: 'col' }, 'Size'), el('th', { scope: 'col' }, el('span', { class: 'unseen' }, 'Share of the largest')))),
		el('tbody', {}, ...rows.map((row) => el('tr', {}, el('th', { scope: 'row', class: 'text' }, row.name), el('td', {}, count(row.entries)),
			el('td', {}, bytes(row.bytes)), el('td', { class: 'meter' }, meter((row.bytes ?? 0) / most)))))))]
		: [part('By table', el('p', { class: 'soft' }, filter ? 'No table matches the filter.' : 'Nothing is held now.'))]);
}

function meter(share) {
	const bar = el('i', { class: 'fill', 'aria-hidden': 'true' });
	bar.style.width = `${Math.max(1, Math.round(100 * share))}%`;
	return el('span', { class: 'gauge' }, bar);
}

function notCached(reasons) {
	const rows = Object.entries(reasons ?? {}).filter(([, number]) => number > 0).sort(([, a], [, b]) => b - a);
	return rows.length ? [part('Opted in, but not looked up', el('table', { class: 'plain' },
		el('thead', {}, el('tr', {}, el('th', { scope: 'col', class: 'text' }, 'Reason'), el('th', { scope: 'col' }, 'Queries'))),
		el('tbody', {}, ...rows.map(([reason, number]) => el('tr', {}, el('th', { scope: 'row', class: 'text' }, words(reason),
			NOT_CACHED[reason] ? el('span', { class: 'soft' }, ` ${NOT_CACHED[reason]}`) : null), el('td', {}, count(number)))))))]
		: [part('Opted in, but not looked up', el('p', { class: 'soft' }, 'None: every query that was opted in could be looked up.'))];
}

const COPIED = ['rule', 'yaml', 'property', 'properties', 'configuration', 'snippet'];

function suggestionsOf(suggestions) {
	const list = Array.isArray(suggestions) ? suggestions : isPlain(suggestions) ? Object.values(suggestions) : [];
	return list.length ? [part('Suggestions', el('ul', { class: 'suggestions' }, ...list.slice(0, 20).map((each) => {
		if (!isPlain(each)) {
			return el('li', {}, String(each));
		}
		const ready = COPIED.filter((name) => typeof each[name] === 'string');
		return el('li', {}, listOf(Object.entries(each).filter(([name]) => !ready.includes(name))),
			...ready.map((name) => snippet(each[name])));
	})))] : [];
}
