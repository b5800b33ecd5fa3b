package dev.tidepool.nplusone;

/**
 * From where the application executed a query. Immutable.
 *
 * @param line its line, or {@link CallSites#NONE} if none of its code was on the stack
 * @param client the library that it went through
 * @param byKey whether it asked a repository or an entity manager for one object by key
 * @param path a hash of all its frames: equal only if it got to the line the same way
 */
record CallSite(String line, Client client, boolean byKey, long path) {

	/**
	 * The library through which an application reaches its database.
	 */
	enum Client {

		HIBERNATE("org.hibernate."), MYBATIS("org.apache.ibatis."), JOOQ("org.jooq."),
		SPRING_DATA_JDBC("org.springframework.data.jdbc."), JDBC_TEMPLATE("org.springframework.jdbc.core."), JDBC("");

		private final String prefix;

		Client(String prefix) {
			this.prefix = prefix;
		}

		static Client of(String className) {
			for (Client client : values()) {
				if (className.startsWith(client.prefix)) {
					return client;
				}
			}
			return JDBC;
		}

	}

}
