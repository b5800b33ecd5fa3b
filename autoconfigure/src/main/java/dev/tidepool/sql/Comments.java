package dev.tidepool.sql;

/**
 * Skips comments, and reads the hint that a leading one may hold.
 */
final class Comments {

	private final String sql;

	private final Tokens tokens;

	Comments(String sql, Tokens tokens) {
		this.sql = sql;
		this.tokens = tokens;
	}

	int dashes(int start) {
		// MySQL wants white space after the dashes and else reads two minus signs. Only
		// at the start of a line nobody writes those.
		if (start + 2 < this.sql.length() && this.sql.charAt(start + 2) > ' ' && !startsLine(start)) {
			this.tokens.doubtful = true;
		}
		return lineEnd(start);
	}

	private boolean startsLine(int position) {
		for (int i = position - 1; i >= 0; i--) {
			char c = this.sql.charAt(i);
			if (c == '\n' || c == '\r') {
				return true;
			}
			if (c > ' ') {
				return false;
			}
		}
		return true;
	}

	int lineEnd(int start) {
		for (int i = start; i < this.sql.length(); i++) {
			char c = this.sql.charAt(i);
			if (c == '\n') {
				return i + 1;
			}
			if (c == '\r') {
				// A lone carriage return ends the line only in some databases
				this.tokens.doubtful |= i + 1 < this.sql.length() && this.sql.charAt(i + 1) != '\n';
				return i + 1;
			}
		}
		return this.sql.length();
	}

	int block(int start) {
		if (this.sql.startsWith("!", start + 2) || this.sql.startsWith("M!", start + 2)) {
			// MySQL and MariaDB execute what is inside
			this.tokens.doubtful = true;
		}
		int length = this.sql.length();
		int level = 1;
		int position = start + 2;
		while (position < length) {
			char c = this.sql.charAt(position);
			char next = (position + 1 < length) ? this.sql.charAt(position + 1) : 0;
			if (c == '*' && next == '/') {
				position += 2;
				if (--level == 0) {
					hint(start + 2, position - 2);
					return position;
				}
			}
			else if (c == '/' && next == '*') {
				// Comments nest in PostgreSQL, H2 and SQL Server, not in MySQL and Oracle
				this.tokens.doubtful = true;
				level++;
				position += 2;
			}
			else {
				position++;
			}
		}
		this.tokens.unterminated = true;
		return length;
	}

	private void hint(int start, int end) {
		if (this.tokens.size() == 0 && this.tokens.hint == null) {
			this.tokens.hint = HintParser.parse(this.sql, start, end);
		}
	}

}
