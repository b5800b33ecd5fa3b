'use strict';

section({
	id: 'alerts',
	title: 'Alerts',
	read: (view) => view.alerts?.length ? view.alerts : undefined,
	count: (alerts) => alerts.length,
	make(body) {
		const list = el('ul', { class: 'alerts', 'aria-live': 'polite' });
		body.append(list);
		return (alerts) => keyed(list, alerts, (alert) => [alert.severity, alert.pool, alert.message].join('|'), alertNode);
	}
});

const ALERT_KNOWN = new Set(['severity', 'pool', 'message', 'recommendation', 'id', 'rule', 'kind']);

function alertNode(alert) {
	const severity = String(alert.severity ?? 'warning').toLowerCase();
	const rest = Object.entries(alert).filter(([name, value]) => !ALERT_KNOWN.has(name) && !isEmpty(value));
	return el('li', { class: `alert ${severity === 'critical' ? 'bad' : 'warn'}` },
		el('p', {}, el('strong', {}, words(severity)), alert.pool ? el('span', { class: 'tag' }, alert.pool) : null,
			' ' + (alert.message ?? '')),
		alert.recommendation ? el('p', { class: 'soft' }, alert.recommendation) : null,
		rest.length ? listOf(rest) : null);
}

section({
	id: 'unmanaged',
	title: 'Left alone',
	read: (view) => view.unmanaged?.length ? view.unmanaged : undefined,
	count: (list) => list.length,
	make(body) {
		const table = el('div');
		body.append(el('p', { class: 'soft' }, 'Data sources that Tidepool does not touch, and why.'), table);
		return (list) => redraw(table, list, () => [tableOf('Data sources that are left alone', list)]);
	}
});
