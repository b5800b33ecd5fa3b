'use strict';

/** What a newcomer needs in ten seconds: five figures, each with what it means and a way to its section. */
const TILES = [
	['alerts', 'State', (view) => {
		const alerts = view.alerts ?? [];
		const bad = alerts.some((alert) => alert.severity === 'CRITICAL');
		return alerts.length ? [times(alerts.length, 'alert'), alerts[0].message, bad ? 'bad' : 'warn'] : ['Well', 'Nothing needs you', 'good'];
	}],
	['pools', 'Pools', (view) => {
		const pools = view.pools ?? [];
		const fullest = pools.toSorted((a, b) => b.waiting - a.waiting || (b.utilization ?? 0) - (a.utilization ?? 0))[0];
		return fullest ? [`${count(Math.min(fullest.active, fullest.limit))} of ${count(fullest.limit)}`, (fullest.waiting > 0 ? `${times(fullest.waiting, 'session')} waiting`
			: 'in use, nobody waits') + (pools.length > 1 ? `, ${fullest.name}` : ''), poolState(fullest)] : [none, 'no pool yet', ''];
	}],
	['queries', 'Statements', (view) => {
		const top = (view.queries ?? []).toSorted((a, b) => b.share - a.share)[0];
		return [perSecond(view.history.statements), top ? `the costliest takes ${percent(top.share)} of the time` : 'none yet', ''];
	}],
	['cache', 'Cache hits', (view) => {
		const asked = view.cache ? view.cache.hits + view.cache.misses : 0;
		return asked ? [percent(view.cache.hits / asked), `${bytes(view.cache.bytes)} in ${times(view.cache.entries, 'entry', 'entries')}`, '']
			: [none, view.cache ? 'no rule yet' : 'off', ''];
	}],
	['nplusone', 'N+1', (view) => {
		const open = (view.nplusone ?? []).filter((finding) => !finding.acknowledged);
		const saved = open.reduce((sum, finding) => sum + (finding.savedMillis ?? 0), 0);
		return open.length ? [times(open.length, 'finding'), `a fix may save ${millis(saved)}`, 'warn'] : ['None', 'no repeated queries', 'good'];
	}]
];

function makeSummary(nav) {
	const tiles = TILES.map(([id, name, read]) => {
		const value = el('b', {}, none);
		const meaning = el('span', { class: 'soft' });
		const node = el('a', { href: `#${id}` }, el('span', { class: 'name' }, name), value, meaning);
		return { id, node, read, value, meaning };
	});
	nav.append(...tiles.map((tile) => tile.node));
	return (view) => tiles.forEach(({ id, node, read, value, meaning }) => {
		const [text, means, state] = read(view);
		say(value, text);
		say(meaning, means);
		mark(node, 'class', state || null);
		mark(node, 'href', document.getElementById(id)?.hidden ? null : `#${id}`);
	});
}
