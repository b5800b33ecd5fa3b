package dev.tidepool.corpus;

/**
 * A unit of work with its label.
 *
 * @param positive whether it has an N+1
 * @param shape the name of the shape
 * @param rows how many rows it is about
 * @param host what runs it
 * @param database the database
 * @param child what the SQL of the repeated query contains, for a positive unit
 */
record CorpusUnit(boolean positive, String shape, int rows, Host host, CorpusDatabase database, String child) {

	String library() {
		return this.shape.substring(0, this.shape.indexOf('.'));
	}

	@Override
	public String toString() {
		return "%s x%d %s %s".formatted(this.shape, this.rows, this.host, this.database);
	}

}
