'use strict';

const FINDING_KNOWN = new Set(['id', 'verdict', 'evidence', 'unitKind', 'unit', 'callSite', 'association', 'dataSource', 'parentSql', 'sql',
	'statements', 'maxStatements', 'units', 'totalMillis', 'savedMillis', 'fix', 'fixes', 'firstSeen', 'lastSeen', 'acknowledged',
	'kind', 'savedMillisPerHour', 'connectionsHeld', 'traceId']);

const EVIDENCE = {
	HIBERNATE: 'Hibernate was loading this association each time',
	OPEN_RESULT: 'it ran while another result was being read, once for each of its rows',
	VALUES: 'its values were read from one column of an earlier result, in their order',
	CALL_SITE: 'the same line of code ran it, with other values each time',
	SAME_VALUES: 'it ran with the same values each time',
	REPETITION: 'it was repeated'
};

section({
	id: 'nplusone',
	title: 'N+1 findings',
	endpoint: 'nplusone',
	more: 'what acknowledges a finding',
	read: (view) => view.nplusone ?? [],
	count: (findings) => findings.filter((finding) => !finding.acknowledged).length || null,
	make(body) {
		const nothing = empty(el('p', {}, 'None found. An N+1 shows here once a unit of work, such as a request, runs like queries with other '
			+ 'values five times or more (tidepool.nplusone.threshold).'));
		const unmatched = empty(el('p', {}, 'No finding matches the filter.'));
		const list = el('div');
		body.append(nothing, unmatched, list);
		return (findings, view) => {
			const matching = findings.filter((finding) => matches(view.filter, finding.unit, finding.sql, finding.parentSql, finding.callSite,
				finding.association, finding.dataSource));
			const shown = matching.toSorted((a, b) => !!a.acknowledged - !!b.acknowledged || (b.savedMillis ?? 0) - (a.savedMillis ?? 0)).slice(0, 50);
			nothing.hidden = findings.length > 0;
			unmatched.hidden = !findings.length || shown.length > 0;
			// An order that follows every figure would make the page jump while it is read
			keyed(list, stable(list, shown), (finding) => finding.id, makeFinding, (node, finding) => node.draw(finding));
		};
	}
});

/** Keeps what is already shown in its order; what is new comes first. */
function stable(parent, findings) {
	const order = [...(parent.byKey?.keys() ?? [])];
	const place = (finding) => order.indexOf(finding.id);
	return findings.toSorted((a, b) => !!a.acknowledged - !!b.acknowledged || place(a) - place(b));
}

function matches(filter, ...texts) {
	return !filter || texts.some((text) => text?.toLowerCase().includes(filter));
}

function makeFinding(first) {
	const title = el('h3', {}, first.association ?? first.unit);
	const verdict = el('span', { class: 'tag' });
	const kind = el('span', { class: 'tag' });
	const cost = el('p', { class: 'cost' });
	const chain = el('ol', { class: 'chain' });
	const fix = el('div', { class: 'fix' });
	const rest = el('div', { class: 'parts' });
	const node = el('article', { class: 'finding', 'data-finding': first.id, id: `finding-${first.id}` },
		el('div', { class: 'head' }, title, kind, verdict), cost, chain, fix, rest);
	node.draw = (finding) => {
		say(verdict, [finding.verdict && words(finding.verdict).toLowerCase(), finding.acknowledged && 'acknowledged'].filter(Boolean).join(', '));
		mark(verdict, 'class', finding.verdict === 'CONFIRMED' && !finding.acknowledged ? 'tag bad' : 'tag');
		mark(node, 'class', finding.acknowledged ? 'finding quiet' : 'finding');
		say(kind, words(String(finding.kind ?? '')));
		kind.hidden = !finding.kind || finding.kind === 'N_PLUS_ONE';
		say(cost, costOf(finding));
		redraw(chain, [finding.unit, finding.unitKind, finding.parentSql, finding.association, finding.sql, finding.callSite, finding.evidence,
			finding.statements, finding.traceId], () => chainOf(finding));
		redraw(fix, [finding.fix, finding.fixes], () => fixesOf(finding).map(fixNode));
		drawRest(rest, finding, FINDING_KNOWN);
	};
	return node;
}

function costOf(finding) {
	return [`${times(finding.maxStatements ?? finding.statements, 'statement')} in the worst unit`,
		finding.units != null && `seen in ${times(finding.units, 'unit')}`,
		finding.totalMillis != null && `${millis(finding.totalMillis)} in all`,
		finding.savedMillis != null && `of which a fix may save ${millis(finding.savedMillis)}`
		+ (finding.savedMillisPerHour > 0 ? ` (${millis(finding.savedMillisPerHour)} an hour)` : ''),
		finding.connectionsHeld >= 0.05 && `keeps ${tenths.format(finding.connectionsHeld)} connections busy`].filter(Boolean).join(', ');
}

function chainOf(finding) {
	const step = (name, ...content) => el('li', {}, el('span', { class: 'step' }, name), el('div', {}, ...content));
	const kind = finding.unitKind ? `${finding.unitKind === 'HTTP' ? 'HTTP' : words(finding.unitKind)} ` : '';
	return [step('In', `${kind}${finding.unit}`, finding.dataSource ? el('span', { class: 'soft' }, ` on ${finding.dataSource}`) : null),
		finding.parentSql ? step('After', code(finding.parentSql)) : null,
		finding.association ? step('Loading', el('code', {}, finding.association)) : null,
		step(`${count(finding.statements)} times`, code(finding.sql)),
		step('At', finding.callSite ? el('code', {}, finding.callSite) : el('span', { class: 'soft' }, 'none of the application’s code was on the stack')),
		isEmpty(finding.evidence) ? null : step('Shown by', EVIDENCE[finding.evidence] ?? factOf('evidence', finding.evidence)),
		finding.traceId ? step('Trace', el('code', {}, finding.traceId)) : null];
}

/** A fix may be a text, or a text with code, or several of them. */
function fixesOf(finding) {
	const all = [finding.fix, finding.fixes].flat().filter((each) => !isEmpty(each));
	return all.map((each) => {
		if (!isPlain(each)) {
			return { text: '', ready: String(each) };
		}
		const ready = [each.code, each.snippet, each.annotation, each.jpql].find((text) => typeof text === 'string' && text);
		const text = [each.title, each.text, each.summary, each.description].filter((part) => typeof part === 'string').join(': ');
		return { text: ready ? text : '', ready: ready ?? (text || factOf('fix', each)) };
	});
}

function fixNode(each, i) {
	return el('div', {}, i === 0 ? el('h4', {}, 'Fix') : null, each.text ? el('p', {}, each.text) : null, snippet(each.ready, 'Copy fix'));
}
