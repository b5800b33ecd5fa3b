'use strict';

const integers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const none = '–';
/** A unit stays on the line of its number. */
const gap = '\u00a0';

function count(value) {
	return isNumber(value) ? integers.format(value) : none;
}

/** A number of milliseconds, with two or three digits that matter. */
function millis(value) {
	if (!isNumber(value)) {
		return none;
	}
	const [amount, unit] = value === 0 ? [0, 'ms'] : value < 0.1 ? [value * 1e3, 'µs'] : value < 1e3 ? [value, 'ms']
		: value < 6e4 ? [value / 1e3, 's'] : value < 3.6e6 ? [value / 6e4, 'min'] : [value / 3.6e6, 'h'];
	return `${few(amount)}${gap}${unit}`;
}

function bytes(value) {
	if (!isNumber(value)) {
		return none;
	}
	const [amount, unit] = value < 1e3 ? [value, 'B'] : value < 1e6 ? [value / 1e3, 'kB'] : value < 1e9 ? [value / 1e6, 'MB'] : [value / 1e9, 'GB'];
	return `${unit === 'B' ? count(amount) : few(amount)}${gap}${unit}`;
}

function few(amount) {
	return amount !== 0 && amount < 10 ? tenths.format(amount) : integers.format(amount);
}

function percent(share) {
	return isNumber(share) ? `${tenths.format(100 * share)}${gap}%` : none;
}

function perSecond(rate) {
	return isNumber(rate) ? `${few(rate)}/s` : none;
}

function time(instant) {
	const date = new Date(instant);
	return Number.isNaN(date.getTime()) ? none : clock.format(date);
}

function times(number, one, many = one + 's') {
	return `${count(number)} ${number === 1 ? one : many}`;
}

/** NO_GAIN and noGain, as a person writes it. */
function words(name) {
	if (!/^\w+$/.test(name)) {
		return name;
	}
	const text = /^[A-Z0-9_]+$/.test(name) ? name.toLowerCase().replaceAll('_', ' ')
		: name.replace(/([a-z0-9])([A-Z])/g, (all, before, after) => `${before} ${after.toLowerCase()}`);
	return text.charAt(0).toUpperCase() + text.slice(1);
}
