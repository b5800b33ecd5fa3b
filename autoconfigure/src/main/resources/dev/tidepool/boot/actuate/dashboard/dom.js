'use strict';

// What comes from the server only ever becomes text: SQL and names may be hostile, so nothing in this page parses markup.

/** Makes an element; an attribute that is null or false is left out, and one that begins with "on" is a listener. */
function el(tag, attributes, ...children) {
	const node = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes ?? {})) {
		if (name.startsWith('on')) {
			node.addEventListener(name.slice(2), value);
		}
		else if (value != null && value !== false) {
			node.setAttribute(name, value === true ? '' : value);
		}
	}
	node.append(...children.filter((child) => child != null));
	return node;
}

/** Sets a text, touching the page only if it is another: a screen reader and the layout stay quiet otherwise. */
function say(node, text) {
	if (node.textContent !== text) {
		node.textContent = text;
	}
	return node;
}

function mark(node, name, value) {
	if (value == null || value === false) {
		node.removeAttribute(name);
	}
	else if (node.getAttribute(name) !== String(value)) {
		node.setAttribute(name, value);
	}
}

/** Makes the children of a node those of a list, keeping what is there by its key, and with it focus and selection. */
function keyed(parent, items, key, make, update) {
	const known = parent.byKey ??= new Map();
	const wanted = new Map(items.map((item) => [key(item), item]));
	for (const [name, node] of known) {
		if (!wanted.has(name)) {
			node.remove();
			known.delete(name);
		}
	}
	const focused = parent.contains(document.activeElement) ? document.activeElement : null;
	let next = parent.firstChild;
	for (const [name, item] of wanted) {
		let node = known.get(name);
		if (!node) {
			known.set(name, node = make(item));
		}
		update?.(node, item);
		if (node === next) {
			next = next.nextSibling;
		}
		else {
			parent.insertBefore(node, next);
		}
	}
	if (focused && focused !== document.activeElement) {
		focused.focus({ preventScroll: true });
	}
}

/** Draws a list anew, but only if it is another one than before. */
function redraw(parent, value, draw) {
	const now = JSON.stringify(value);
	if (parent.drawnOf !== now) {
		parent.drawnOf = now;
		parent.replaceChildren(...draw(value).filter((child) => child != null));
	}
}

/** A button that copies a text, and says so. */
function copyButton(label, text) {
	const button = el('button', { type: 'button', class: 'copy' }, label);
	button.addEventListener('click', async () => {
		const copied = await copy(text());
		say(button, copied ? 'Copied' : 'Press Ctrl+C');
		announce(copied ? 'Copied' : 'Not copied');
		setTimeout(() => say(button, label), 2000);
	});
	return button;
}

async function copy(text) {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	}
	catch {
		// Without HTTPS there is no clipboard to write to; the old way still works
		const area = el('textarea', { class: 'unseen', readonly: true });
		area.value = text;
		document.body.append(area);
		area.select();
		const copied = document.execCommand('copy');
		area.remove();
		return copied;
	}
}

function announce(text) {
	say(document.getElementById('said'), text);
}

function code(text, limit = 4000) {
	return el('code', {}, text.length > limit ? text.slice(0, limit) + ' …' : text);
}

function empty(...children) {
	return el('div', { class: 'empty' }, ...children);
}

/** A text to take over, such as a property, with a button that copies it. */
function snippet(text, label = 'Copy') {
	return el('div', { class: 'snippet' }, el('pre', { tabindex: '0' }, code(text)), copyButton(label, () => text));
}
