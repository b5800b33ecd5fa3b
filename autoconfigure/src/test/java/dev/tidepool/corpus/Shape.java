package dev.tidepool.corpus;

/**
 * A way in which an application reaches its database in one unit of work.
 */
@FunctionalInterface
public interface Shape {

	/**
	 * Does the work once.
	 * @param rows how many rows, or rounds, it is about
	 */
	void run(int rows) throws Exception;

}
