'use strict';

const PERIOD = 1000;
const PERIOD_HIDDEN = 30000;
const PERIOD_FAILED = 5000;
const PATIENCE = 10000;
const DEBOUNCE = 150;

/** What was measured while the page was open: the server keeps no history for it. */
class History {

	constructor() {
		this.pools = new Map();
		this.cache = new Series(2);
		this.statements = undefined;
		this.counts = new Map();
	}

	pool(name) {
		if (!this.pools.has(name)) {
			this.pools.set(name, new Series(POOL_LINES.length));
		}
		return this.pools.get(name);
	}

	add(overview, at) {
		const names = new Set((overview.pools ?? []).map((pool) => pool.name));
		[...this.pools.keys()].filter((name) => !names.has(name)).forEach((name) => this.pools.delete(name));
		(overview.pools ?? []).forEach((pool) => this.pool(pool.name).add(at, pool.held, pool.active, pool.waiting, pool.limit));
		this.addCache(overview.cache, at);
		this.addStatements(overview.queries ?? [], at);
	}

	/** The rate of the last ten seconds, and that since the start. */
	addCache(cache, at) {
		if (!cache) {
			return;
		}
		this.asked = [...(this.asked ?? []), { at, hits: cache.hits, misses: cache.misses }].filter((each) => at - each.at <= 10);
		const before = this.asked[0];
		const hits = cache.hits - before.hits;
		const asked = hits + cache.misses - before.misses;
		const all = cache.hits + cache.misses;
		this.cache.add(at, asked > 0 && hits >= 0 ? 100 * hits / asked : null, all > 0 ? 100 * cache.hits / all : null);
	}

	/** Only templates that were there before count: one that comes into the list brings its whole past with it. */
	addStatements(queries, at) {
		let more = 0;
		const counts = new Map();
		for (const query of queries) {
			const before = this.counts.get(keyOf(query));
			more += before === undefined ? 0 : Math.max(0, query.count - before);
			counts.set(keyOf(query), query.count);
		}
		if (this.countedAt !== undefined && at > this.countedAt) {
			const rate = more / (at - this.countedAt);
			// Smoothed, so that the figure can be read
			this.statements = this.statements === undefined ? rate : 0.7 * this.statements + 0.3 * rate;
		}
		this.counts = counts;
		this.countedAt = at;
	}
}

const dashboard = {
	overview: null,
	details: {},
	history: new History(),
	filter: '',
	skew: 0,
	paused: false,
	round: 0,
	drawn: 0,
	requested: false,

	start() {
		const place = document.getElementById('sections');
		this.sections = new Map(['alerts', 'pools', 'cache', 'nplusone', 'queries', 'unmanaged'].map((id) => {
			const made = makeSection(sections.find((each) => each.id === id));
			place.append(made.node);
			return [id, made];
		}));
		this.rest = place.insertBefore(el('div', { id: 'rest' }), document.getElementById('unmanaged'));
		this.drawSummary = makeSummary(document.getElementById('summary'));
		this.poll();
	},

	/** One request after another, never two at a time: the next is only thought of when the last is answered. */
	async poll() {
		clearTimeout(this.next);
		if (this.busy) {
			return;
		}
		this.busy = true;
		let wait = PERIOD;
		try {
			this.overview = await ask(pathOf('tidepool'), (date) => this.synchronize(date));
			this.history.add(this.overview, Date.now() / 1000);
			this.problem = null;
			await this.askDetails();
		}
		catch (problem) {
			this.problem = problem.message;
			wait = PERIOD_FAILED;
		}
		this.busy = false;
		this.updated = Date.now();
		this.requestDraw();
		if (!this.paused) {
			this.next = setTimeout(() => this.poll(), document.hidden ? PERIOD_HIDDEN : wait);
		}
	},

	/** The details change slower than the overview: at first all of them, then one at every second round. */
	async askDetails() {
		const ids = [...endpoints.keys()].filter((id) => id !== 'tidepool' && (!refused.has(id) || this.round % 60 < 2));
		const due = this.round === 0 ? ids : this.round % 2 && ids.length ? [ids[(this.round >> 1) % ids.length]] : [];
		this.round++;
		for (const id of due) {
			try {
				this.details[id] = await ask(pathOf(id));
				refused.delete(id);
			}
			catch (problem) {
				refused.set(id, problem.status ?? problem.message);
				delete this.details[id];
			}
		}
	},

	/** Decisions are dated by the server's clock, the charts by this one. */
	synchronize(date) {
		const skew = date ? Date.parse(date) / 1000 - Date.now() / 1000 : 0;
		this.skew = Math.abs(skew) > 2 ? skew : 0;
	},

	/** However much changes at once, the page is drawn once a frame, and not at all while nobody sees it. */
	requestDraw() {
		if (!this.requested) {
			this.requested = true;
			requestAnimationFrame(() => {
				this.requested = false;
				this.draw();
			});
		}
	},

	draw() {
		this.drawn++;
		drawState(this);
		if (!this.overview) {
			return;
		}
		const view = { ...merged(this.overview, this.details), history: this.history, filter: this.filter, skew: this.skew };
		this.sections.forEach((section) => section.draw(view));
		keyed(this.rest, sectionsOfTheRest(merged(this.overview, this.details)), ([name]) => name, ([name]) => el('section', { id: name }, el('div', { class: 'head' },
			el('h2', {}, titleOf(name))), el('div', { class: 'body' })), (node, [name, value]) =>
			redraw(node.lastChild, value, () => [drawingOf(titleOf(name), value)]));
		this.drawSummary(view);
	}
};

async function ask(path, dated) {
	const answer = await fetch(path, { headers: { Accept: 'application/json' }, cache: 'no-store', credentials: 'same-origin',
		signal: AbortSignal.timeout(PATIENCE) });
	const isJson = /json/.test(answer.headers.get('Content-Type') ?? '');
	if (!answer.ok || !isJson) {
		const status = answer.ok ? 401 : answer.status;
		throw Object.assign(new Error(status === 401 || status === 403 ? 'You are not signed in, or may not see this. Reload the page to sign in.'
			: `The application answered HTTP ${status}.`), { status });
	}
	dated?.(answer.headers.get('Date'));
	return answer.json();
}

/** The overview is newer, the endpoints know more: what both have comes from the overview. */
function merged(overview, details) {
	const byKey = (list, key) => new Map((list ?? []).map((each) => [key(each), each]));
	const joined = (fresh, full, key) => {
		const first = byKey(full, key);
		(fresh ?? []).forEach((each) => first.set(key(each), { ...first.get(key(each)), ...each }));
		return [...first.values()];
	};
	const pools = byKey(details.connectionpools?.pools, (pool) => pool.name);
	return {
		...overview,
		pools: overview.pools?.map((pool) => ({ ...pools.get(pool.name), ...pool })),
		cache: overview.cache ? { ...details.querycache, ...overview.cache } : overview.cache,
		queries: joined(overview.queries, details.queries?.queries, keyOf),
		nplusone: overview.nplusone?.map((finding) => ({
			...details.nplusone?.findings?.find((each) => each.id === finding.id), ...finding })),
		slow: details.queries?.slow
	};
}

function drawState({ problem, paused, overview, updated }) {
	const state = document.getElementById('state');
	mark(state, 'data-state', problem ? 'failed' : paused ? 'paused' : overview ? 'live' : 'loading');
	say(state.lastElementChild, problem ? 'Not reached' : paused ? 'Paused' : `Live, ${time(updated)}`);
	const node = document.getElementById('problem');
	node.hidden = !problem;
	say(node, problem ? `${problem} The figures below are the last known.` : '');
	const faults = overview?.faults ?? 0;
	say(document.getElementById('faults'), faults > 0 ? `Tidepool contained ${times(faults, 'fault')} of its own; the log has the first of each kind.`
		: 'Charts begin when this page is opened. Times are without reading the rows.');
}

function debounced(action) {
	let timer;
	return () => {
		clearTimeout(timer);
		timer = setTimeout(action, DEBOUNCE);
	};
}

const THEMES = ['auto', 'light', 'dark'];

function applyTheme(theme) {
	mark(document.documentElement, 'data-theme', theme === 'auto' ? null : theme);
	say(document.getElementById('theme'), `Theme: ${theme}`);
	recolorCharts();
}

function storedTheme() {
	try {
		const theme = localStorage.getItem('tidepool.theme');
		return THEMES.includes(theme) ? theme : 'auto';
	}
	catch {
		return 'auto';
	}
}

function storeTheme(theme) {
	try {
		localStorage.setItem('tidepool.theme', theme);
	}
	catch {
		// Kept for this page only
	}
}

let theme = storedTheme();
document.getElementById('theme').addEventListener('click', () => {
	theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
	storeTheme(theme);
	applyTheme(theme);
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolorCharts);

const search = document.getElementById('search');
search.addEventListener('input', debounced(() => {
	dashboard.filter = search.value.trim().toLowerCase();
	dashboard.requestDraw();
}));
document.addEventListener('keydown', (event) => {
	if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName)) {
		event.preventDefault();
		search.focus();
	}
});

const pause = document.getElementById('pause');
pause.addEventListener('click', () => {
	dashboard.paused = !dashboard.paused;
	mark(pause, 'aria-pressed', String(dashboard.paused));
	dashboard.requestDraw();
	if (!dashboard.paused) {
		dashboard.poll();
	}
	else {
		clearTimeout(dashboard.next);
	}
});
document.addEventListener('visibilitychange', () => {
	if (!document.hidden && !dashboard.paused) {
		dashboard.poll();
	}
});

applyTheme(theme);
dashboard.start();
