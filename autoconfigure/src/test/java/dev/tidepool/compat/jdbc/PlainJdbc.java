package dev.tidepool.compat.jdbc;

import dev.tidepool.compat.Client;
import dev.tidepool.compat.Scene;

import org.springframework.stereotype.Component;

/**
 * An application that uses nothing but JDBC.
 */
@Component("plain-jdbc")
final class PlainJdbc implements Client {

	@Override
	public void run(Scene scene) {
		new Writing(scene).run();
		new Reading(scene).run();
		new Failing(scene).run();
		new Transacting(scene).run();
		new Special(scene).run();
	}

}
