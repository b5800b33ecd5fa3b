'use strict';

const REASONS = {
	WARM_UP: 'too little was measured yet',
	ENOUGH: 'nobody waits, so the limit does not matter',
	DEMAND: 'sessions wait now and then, and the limit follows what they ask for',
	MEASURING: 'what this limit gets done is being measured',
	TRIAL_UP: 'sessions wait: more are let in, to see whether more gets done',
	TRIAL_DOWN: 'fewer are let in, to see whether as much gets done',
	GAIN: 'the trial got more done, or as much with fewer sessions',
	NO_GAIN: 'the trial brought nothing',
	UNSTABLE: 'throughput moved on its own during the trial, which says nothing',
	SLOWDOWN: 'much less gets done than before at the same limit',
	DB_BOUND: 'sessions wait, and more of them at work would get no more done',
	AT_CEILING: 'the limit is as high as it may be',
	REFUSED: 'the server refused a connection',
	PINNED: 'a person pinned the limit'
};

const TIMES = { waits: 'Wait', holds: 'Hold', executions: 'Execute', executes: 'Execute', executing: 'Execute' };
const QUANTILES = [['meanMillis', 'mean'], ['p50Millis', 'p50'], ['p95Millis', 'p95'], ['p99Millis', 'p99'], ['maxMillis', 'max']];
const POOL_KNOWN = new Set(['name', 'mode', 'limit', 'pinned', 'floor', 'ceiling', 'held', 'active', 'idle', 'waiting', 'nested',
	'utilization', 'timeouts', 'connections', 'decisions', ...Object.keys(TIMES)]);

section({
	id: 'pools',
	title: 'Connection pools',
	endpoint: 'connectionpools',
	more: 'every connection’s details, and pins a limit',
	read: (view) => view.pools ?? [],
	count: (pools) => pools.length > 1 ? pools.length : null,
	make(body) {
		const cards = el('div');
		const nothing = empty(el('p', {}, 'No pool yet. One appears here with the first HikariCP data source that is a bean; '
			+ 'others are listed under “Left alone” with the reason.'));
		body.append(nothing, cards);
		return (pools, view) => {
			nothing.hidden = pools.length > 0;
			keyed(cards, pools, (pool) => pool.name, makePool, (node, pool) => node.draw(pool, view));
		};
	}
});

/** The colours go from what may be to what is: limit, open, in use, in want. */
const POOL_LINES = [
	{ label: 'held', color: 'held', fill: 'held-fill', stepped: true },
	{ label: 'active', color: 'active', fill: 'active-fill' },
	{ label: 'waiting', color: 'waiting', fill: 'waiting-fill' },
	{ label: 'limit', color: 'limit', dash: [6, 4], stepped: true }
];

function makePool(first) {
	const title = el('h3', {}, first.name);
	const mode = el('span', { class: 'tag' });
	const range = el('span', { class: 'soft' });
	const sentence = el('p', { class: 'sentence' });
	const figures = makeFigures([['Limit', 'limit'], ['Held'], ['Active'], ['Idle'], ['Waiting'], ['Timeouts']]);
	const chart = new TimeChart({ label: 'Sessions and connections', lines: POOL_LINES, format: (value) => count(Math.round(value)),
		most: (to) => Math.max(5, Math.ceil((to + 1) / 5) * 5) });
	const durations = el('div');
	const connections = el('div');
	const decisions = el('tbody');
	const history = el('details', { class: 'decisions' }, el('summary', {}, 'Decisions and their reasons'),
		el('div', { class: 'scroll' }, el('table', { class: 'plain' }, el('thead', {}, el('tr', {}, ...['Since', 'Limit', 'Times', 'Reason',
			'Signal', 'Otherwise'].map((name, i) => el('th', { scope: 'col', class: i > 2 ? 'text' : null }, name)))), decisions)));
	const rest = el('div', { class: 'parts' });
	const node = el('article', { class: 'pool', 'data-pool': first.name }, el('div', { class: 'head' }, title, mode, range), sentence,
		figures.element, el('div', { class: 'split' }, chart.element, el('div', { class: 'side' }, durations, connections)),
		history, rest);
	node.draw = (pool, view) => {
		say(mode, words(String(pool.mode ?? 'unknown')).toLowerCase() + (pool.pinned ? ', pinned' : ''));
		say(range, `${count(pool.floor)} to ${count(pool.ceiling)} connections`);
		say(sentence, poolSentence(pool));
		mark(sentence, 'class', `sentence ${poolState(pool)}`);
		figures.draw([count(pool.limit), count(pool.held), count(pool.active), count(pool.idle), count(pool.waiting),
			count(pool.timeouts)], [null, null, null, null, pool.waiting > 0 ? 'warn' : null, pool.timeouts > 0 ? 'bad' : null]);
		chart.draw(view.history.pool(pool.name).columns, decisionMarks(pool, view.skew));
		drawDurations(durations, pool);
		redraw(connections, pool.connections, (known) => isPlain(known) ? [part('Physical connections', listOf(Object.entries(known)))] : []);
		drawDecisions(decisions, pool.decisions ?? []);
		drawRest(rest, pool, POOL_KNOWN);
	};
	return node;
}

function makeFigures(names) {
	const values = names.map(() => el('b', {}, none));
	return {
		element: el('div', { class: 'figures' }, ...names.map(([name], i) => el('div', {}, el('span', {}, name), values[i]))),
		draw(texts, states = []) {
			texts.forEach((text, i) => {
				say(values[i], text);
				mark(values[i], 'class', states[i]);
			});
		}
	};
}

function poolState(pool) {
	const used = pool.utilization ?? pool.active / pool.limit;
	return pool.waiting > 0 && used >= 0.95 ? 'bad' : pool.waiting > 0 || used >= 0.8 ? 'warn' : 'good';
}

function poolSentence(pool) {
	const used = `${count(Math.min(pool.active, pool.limit))} of ${count(pool.limit)} permits in use`;
	return pool.waiting > 0 ? `${times(pool.waiting, 'session')} wait${pool.waiting === 1 ? 's' : ''}: ${used}.`
		: `Nobody waits: ${used}.`;
}

function drawDurations(node, pool) {
	const known = Object.keys(TIMES).filter((name) => isPlain(pool[name]));
	const shown = QUANTILES.filter(([field]) => known.some((name) => isNumber(pool[name][field])));
	redraw(node, known.map((name) => pool[name]), () => [part('How long', el('table', { class: 'plain' },
		el('caption', { class: 'unseen' }, 'How long sessions waited for a connection and held it'),
		el('thead', {}, el('tr', {}, el('th', { scope: 'col', class: 'text' }), ...shown.map(([, name]) => el('th', { scope: 'col' }, name)))),
		el('tbody', {}, ...known.map((name) => el('tr', {}, el('th', { scope: 'row', class: 'text' }, TIMES[name]),
			...shown.map(([field]) => el('td', {}, millis(pool[name][field]))))))))]);
}

/** A decision may be wrapped in when it was made, or be flat. */
function decisionOf(dated) {
	const made = dated.decision ?? dated;
	const reason = String(made.reason ?? 'unknown');
	return {
		at: Date.parse(dated.since ?? dated.at) / 1000,
		moved: made.to !== made.from && dated.applied !== false,
		change: made.from === made.to ? `stays at ${count(made.to)}`
			: `${count(made.from)} → ${count(made.to)}${dated.applied === false ? ' (not applied)' : ''}`,
		times: dated.times ?? 1,
		title: words(reason),
		why: REASONS[reason] ?? dated.rule ?? '',
		signal: made.signal ?? '',
		otherwise: dated.otherwise ? `at ${count(dated.otherwise.limit)}: ${count(Math.round(dated.otherwise.throughput))}/s`
			+ (isNumber(dated.otherwise.waitMillis) ? `, a wait of ${millis(dated.otherwise.waitMillis)}` : '') : ''
	};
}

function decisionMarks(pool, skew) {
	return (pool.decisions ?? []).map(decisionOf).filter((each) => Number.isFinite(each.at)).map((each) => ({
		key: `${each.at}|${each.title}`,
		at: each.at - skew,
		kind: each.moved ? 'moved' : 'stayed',
		text: [`${time(each.at * 1000)}  limit ${each.change}`, each.why ? `${each.title}: ${each.why}` : each.title,
			...(each.signal ? [each.signal] : [])]
	})).sort((a, b) => a.at - b.at);
}

function drawDecisions(body, decisions) {
	redraw(body, decisions, () => decisions.length ? decisions.map(decisionOf).map((each) => el('tr', {},
		el('td', {}, time(each.at * 1000)), el('td', {}, each.change), el('td', {}, count(each.times)),
		el('td', { class: 'text' }, each.why ? `${each.title}: ${each.why}` : each.title), el('td', { class: 'text soft' }, each.signal), el('td', { class: 'text soft' }, each.otherwise)))
		: [el('tr', {}, el('td', { colspan: '6', class: 'text soft' }, 'None yet: the first comes with the first statements.'))]);
}
