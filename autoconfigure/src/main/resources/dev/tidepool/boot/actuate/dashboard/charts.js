'use strict';

const KEPT = 900;
const SHORTEST_WINDOW = 60;
const LONGEST_WINDOW = 900;

/** Columns of numbers over time, seconds since 1970 first, of which the last quarter of an hour is kept. */
class Series {

	constructor(width) {
		this.columns = Array.from({ length: width + 1 }, () => []);
	}

	add(at, ...values) {
		const last = this.columns[0].at(-1);
		if (last !== undefined && at <= last) {
			return;
		}
		[at, ...values].forEach((value, i) => {
			this.columns[i].push(value);
			if (this.columns[i].length > KEPT) {
				this.columns[i].shift();
			}
		});
	}
}

/** Resolves a colour of the style sheet as the present theme has it: a canvas does not know variables. */
const colors = {
	probe: null,
	known: new Map(),
	of(name) {
		if (!this.known.has(name)) {
			this.probe ??= document.body.appendChild(el('i', { class: 'unseen', 'aria-hidden': 'true' }));
			this.probe.style.color = `var(--${name})`;
			this.known.set(name, getComputedStyle(this.probe).color);
		}
		return this.known.get(name);
	}
};

const charts = new Set();
const canHover = matchMedia('(hover: hover)');

function recolorCharts() {
	colors.known.clear();
	charts.forEach((chart) => chart.plot?.redraw());
}

/**
 * A chart over time with marks: moments at which something happened, each a button that tells what.
 * lines: label, color, and how it is drawn; format: of the values; most: of the highest value on the axis.
 */
class TimeChart {

	constructor({ label, lines, format, most }) {
		this.label = label;
		this.lines = lines;
		this.format = format;
		this.most = most;
		this.marks = [];
		this.canvas = el('div', { class: 'canvas', role: 'img' });
		this.layer = el('div', { class: 'marks', role: 'toolbar', 'aria-label': `Decisions in: ${label}` });
		this.layer.addEventListener('keydown', (event) => this.step(event));
		this.tip = el('div', { class: 'tip', role: 'tooltip', hidden: true });
		this.values = lines.map(() => el('b', {}, none));
		this.element = el('figure', { class: 'chart' }, el('figcaption', {}, el('span', { class: 'title' }, label),
			...lines.map((line, i) => el('span', { class: 'key' }, this.swatch(line), line.label, ' ', this.values[i]))),
			this.canvas, this.tip);
		charts.add(this);
		new ResizeObserver(() => this.resize()).observe(this.canvas);
	}

	swatch(line) {
		const swatch = el('i', { class: line.dash ? 'dashed' : null, 'aria-hidden': 'true' });
		swatch.style.setProperty('--color', `var(--${line.color})`);
		return swatch;
	}

	draw(columns, marks = []) {
		this.columns = columns;
		this.marks = marks;
		const latest = columns.slice(1).map((column) => column.at(-1));
		this.values.forEach((node, i) => say(node, latest[i] == null ? none : this.format(latest[i])));
		mark(this.canvas, 'aria-label', `${this.label}, now: ` + this.lines.map((line, i) =>
			`${line.label} ${latest[i] == null ? 'unknown' : this.format(latest[i])}`).join(', '));
		if (!this.canvas.clientWidth) {
			return;
		}
		if (this.plot) {
			// What is being looked at stays where it is
			if (!canHover.matches || !this.element.querySelector(':is(.canvas, .mark):is(:hover, :focus-visible)')) {
				this.plot.setData(columns);
			}
		}
		else {
			this.plot = new uPlot(this.options(), columns, this.canvas);
			this.plot.over.append(this.layer);
		}
	}

	resize() {
		const width = this.canvas.clientWidth;
		if (this.plot && width && width !== this.plot.width) {
			this.plot.setSize({ width, height: this.plot.height });
		}
		else if (!this.plot && width && this.columns) {
			this.draw(this.columns, this.marks);
		}
	}

	options() {
		const axis = { stroke: () => colors.of('soft'), grid: { stroke: () => colors.of('line'), width: 1 },
			ticks: { show: false }, font: '11px system-ui, sans-serif' };
		return {
			width: this.canvas.clientWidth,
			height: 220,
			padding: [8, 8, 0, 0],
			legend: { show: false },
			cursor: { drag: { x: false, y: false }, points: { size: 6 } },
			scales: {
				x: { time: true, range: (plot, from, to) => this.window(from, to) },
				y: { range: (plot, from, to) => [0, this.most(to ?? 0)] }
			},
			axes: [
				{ ...axis, size: 26, space: 90, values: (plot, ticks) => ticks.map((tick) => time(tick * 1000)) },
				{ ...axis, size: 46, space: 32, values: (plot, ticks) => ticks.map((tick) => Number.isInteger(tick) ? this.format(tick) : '') }
			],
			series: [{}, ...this.lines.map((line) => ({
				label: line.label,
				stroke: () => colors.of(line.color),
				fill: line.fill ? () => colors.of(line.fill) : undefined,
				width: line.dash ? 1.5 : 2,
				dash: line.dash,
				paths: line.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
				points: { show: false }
			}))],
			hooks: { draw: [() => this.placeMarks()], setCursor: [() => this.follow()] }
		};
	}

	window(from, to) {
		const end = to ?? Date.now() / 1000;
		return [Math.max(end - LONGEST_WINDOW, Math.min(from ?? end, end - SHORTEST_WINDOW)), end];
	}

	placeMarks() {
		const { min, max } = this.plot.scales.x;
		const shown = this.marks.filter((each) => each.at >= min && each.at <= max);
		keyed(this.layer, shown, (each) => each.key, (each) => this.markNode(each), (node, each) => {
			node.mark = each;
			node.style.left = `${Math.round(this.plot.valToPos(each.at, 'x'))}px`;
			mark(node, 'aria-label', each.text.join(': '));
		});
		// One stop for the tabulator, the arrows do the rest
		const stops = [...this.layer.children];
		const current = stops.find((node) => node === document.activeElement) ?? stops.at(-1);
		stops.forEach((node) => mark(node, 'tabindex', node === current ? 0 : -1));
	}

	markNode(each) {
		const node = el('button', { type: 'button', class: `mark ${each.kind}` }, el('i', { 'aria-hidden': 'true' }));
		const show = () => this.show([...node.mark.text], node.offsetLeft);
		node.addEventListener('mouseenter', show);
		node.addEventListener('focus', show);
		node.addEventListener('click', show);
		node.addEventListener('mouseleave', () => this.hide());
		node.addEventListener('blur', () => this.hide());
		return node;
	}

	step(event) {
		const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
		const stops = [...this.layer.children];
		const next = stops[stops.indexOf(document.activeElement) + direction];
		if (direction && next) {
			event.preventDefault();
			next.focus();
		}
		else if (event.key === 'Escape') {
			this.hide();
		}
	}

	/** Tells the values at the pointer, unless a mark is told. */
	follow() {
		const { idx, left } = this.plot.cursor;
		if (this.layer.querySelector(':hover, :focus-visible')) {
			return;
		}
		if (idx == null || left < 0 || this.plot.data[0][idx] === undefined) {
			this.hide();
			return;
		}
		this.show([time(this.plot.data[0][idx] * 1000), ...this.lines.map((line, i) =>
			`${line.label} ${this.plot.data[i + 1][idx] == null ? none : this.format(this.plot.data[i + 1][idx])}`)], left);
	}

	show(lines, left) {
		redraw(this.tip, lines, () => lines.map((line, i) => el(i === 0 ? 'strong' : 'span', {}, line)));
		this.tip.hidden = false;
		const over = this.plot.over;
		const space = this.element.clientWidth - this.tip.offsetWidth;
		this.tip.style.left = `${Math.max(0, Math.min(space, over.offsetLeft + left - this.tip.offsetWidth / 2))}px`;
	}

	hide() {
		this.tip.hidden = true;
	}
}
