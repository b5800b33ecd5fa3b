'use strict';

// What this page knows nothing of is still shown: by its names and units, as a table or a list. So a part of Tidepool that
// says more than it used to is seen before anybody draws it a section.

const UNITS = [[/Millis$/, millis], [/((^b|B)ytes|^bound)$/, bytes], [/(^compression|[rR]ate|[sS]hare|[uU]tilization)$/, percent],
	[/(Since|At|Seen|since|at)$/, time]];

function factOf(name, value) {
	if (value == null || value === '') {
		return none;
	}
	const unit = UNITS.find(([ending]) => ending.test(name));
	if (unit && (isNumber(value) || unit[1] === time)) {
		return unit[1](value);
	}
	if (isNumber(value)) {
		return Number.isInteger(value) ? count(value) : tenths.format(value);
	}
	if (typeof value === 'boolean') {
		return value ? 'yes' : 'no';
	}
	if (Array.isArray(value)) {
		return value.map((each) => factOf(name, each)).join(', ') || none;
	}
	if (typeof value === 'object') {
		return Object.entries(value).map(([key, each]) => `${titleOf(key)} ${factOf(key, each)}`).join(', ') || none;
	}
	return /^[A-Z][A-Z0-9_]+$/.test(value) ? words(value) : String(value);
}

function titleOf(name) {
	return words(name.replace(/Millis$/, ''));
}

const isPlain = (value) => value != null && typeof value === 'object' && !Array.isArray(value);
const isEmpty = (value) => value == null || value === '' || (typeof value === 'object' && !Object.keys(value).length);

/** A table of records, or of an object whose values are records. */
function tableOf(caption, records, limit = 50) {
	const rows = Array.isArray(records) ? records
		: Object.entries(records).map(([name, value]) => isPlain(value) ? { name, ...value } : { name, value });
	const columns = [...new Set(rows.slice(0, limit).flatMap((row) => isPlain(row) ? Object.keys(row) : ['value']))];
	const cell = (row, column) => isPlain(row) ? row[column] : row;
	const isAmount = (column) => rows.every((row) => cell(row, column) == null || isNumber(cell(row, column)));
	return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption }, el('table', { class: 'plain' },
		el('caption', { class: 'unseen' }, caption),
		el('thead', {}, el('tr', {}, ...columns.map((column) =>
			el('th', { scope: 'col', class: isAmount(column) ? null : 'text' }, titleOf(column))))),
		el('tbody', {}, ...rows.slice(0, limit).map((row) => el('tr', {}, ...columns.map((column) =>
			el('td', { class: isAmount(column) ? null : 'text' }, factOf(column, cell(row, column)))))))));
}

function listOf(entries) {
	return el('dl', { class: 'facts' }, ...entries.flatMap(([name, value]) =>
		[el('dt', {}, titleOf(name)), el('dd', {}, factOf(name, value))]));
}

/** Whatever it is, drawn as what it looks like. */
function drawingOf(title, value) {
	if (Array.isArray(value)) {
		return value.some(isPlain) ? tableOf(title, value) : el('ul', {}, ...value.map((each) => el('li', {}, factOf('', each))));
	}
	if (!isPlain(value)) {
		return el('p', {}, factOf(title, value));
	}
	const entries = Object.entries(value);
	if (entries.every(([, each]) => each === 0)) {
		return el('p', { class: 'soft' }, 'None.');
	}
	if (entries.every(([, each]) => isPlain(each))) {
		return tableOf(title, value);
	}
	const nested = entries.filter(([, each]) => typeof each === 'object' && !isEmpty(each));
	return el('div', {}, listOf(entries.filter(([, each]) => typeof each !== 'object')),
		...nested.map(([name, each]) => part(titleOf(name), drawingOf(titleOf(name), each))));
}

function part(title, ...children) {
	return el('div', { class: 'part' }, el('h4', {}, title), ...children);
}

/** Everything of a record that is not drawn elsewhere, in a node of its own that stays. */
function drawRest(node, record, known) {
	const all = Object.entries(record).filter(([name, value]) => !known.has(name) && !isEmpty(value));
	const single = all.filter(([, value]) => typeof value !== 'object');
	const rest = all.filter(([, value]) => typeof value === 'object');
	if (single.length) {
		rest.unshift(['Also counted', Object.fromEntries(single)]);
	}
	keyed(node, rest, ([name]) => name, ([name]) => el('div', { class: 'part', 'data-part': name }, el('h4', {}, titleOf(name)),
		el('div')), (made, [name, value]) => redraw(made.lastChild, value, () => [drawingOf(titleOf(name), value)]));
}
