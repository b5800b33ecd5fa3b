package dev.tidepool.compat;

/**
 * A way in which applications reach their database.
 */
public interface Client {

	/**
	 * Does with the database whatever applications do in this way.
	 * @param scene where it is done
	 */
	void run(Scene scene);

}
