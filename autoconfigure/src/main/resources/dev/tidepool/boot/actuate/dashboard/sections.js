'use strict';

const sections = [];

/**
 * Adds a section to the page. A part of Tidepool brings its own by calling this.
 * id: where the page jumps to; title; read: what of the view it shows, undefined to leave it out;
 * make: fills the body once and returns what draws the value again and again; endpoint and more: whose absence is explained.
 */
function section(definition) {
	sections.push(definition);
}

/** The exposed endpoints by id, as the server put them in the page; none if it could not tell. */
const endpoints = new Map([...document.querySelectorAll('link[rel=endpoint]')]
	.map((link) => [link.title, link.getAttribute('href')]));

/** The path of an endpoint as the browser has to ask for it: behind whatever context path or proxy this page came from. */
function pathOf(id) {
	const here = location.pathname.replace(/\/+$/, '');
	const own = endpoints.get('tidepool');
	if (id === 'tidepool' || !own || !here.endsWith(own)) {
		return id === 'tidepool' ? here : undefined;
	}
	const path = endpoints.get(id);
	return path === undefined ? undefined : here.slice(0, here.length - own.length) + path;
}

const refused = new Map();

function makeSection(definition) {
	const tools = el('div', { class: 'tools' });
	const badge = el('span', { class: 'badge', hidden: true });
	const body = el('div', { class: 'body' });
	const hint = el('div', { class: 'hint', hidden: true });
	const node = el('section', { id: definition.id, 'aria-labelledby': definition.id + '-title', hidden: true },
		el('div', { class: 'head' }, el('h2', { id: definition.id + '-title' }, definition.title, badge), tools), body, hint);
	const draw = definition.make(body, tools);
	return {
		node,
		draw(view) {
			const value = definition.read(view);
			node.hidden = value === undefined;
			if (value === undefined) {
				return;
			}
			const number = definition.count?.(value, view);
			badge.hidden = number == null;
			say(badge, number == null ? '' : String(number));
			draw(value, view);
			drawHint(hint, definition);
		}
	};
}

function drawHint(node, { endpoint, more }) {
	const missing = endpoint && endpoints.size > 0 && !endpoints.has(endpoint);
	const status = refused.get(endpoint);
	node.hidden = !missing && !status;
	redraw(node, [missing, status], () => [
		missing ? el('p', {}, `The endpoint ${endpoint} is not exposed. It has ${more}. To see it, expose it:`) : null,
		missing ? snippet(`management.endpoints.web.exposure.include=${[...endpoints.keys(), endpoint].join(',')}`) : null,
		!missing && status ? el('p', {}, `The endpoint ${endpoint}, which has ${more}, answered ${status}: `
			+ (status === 401 || status === 403 ? 'you may not read it.' : 'its part is missing here.')) : null]);
}

/** What is known of Tidepool that has no section: each gets one. */
const KNOWN = new Set(['pools', 'cache', 'queries', 'nplusone', 'alerts', 'unmanaged', 'faults', 'slow']);

function sectionsOfTheRest(view) {
	return Object.entries(view).filter(([name, value]) => !KNOWN.has(name) && !isEmpty(value) && typeof value === 'object');
}
