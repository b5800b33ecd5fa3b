package dev.tidepool;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Lets a test see what an application logs, whatever an application of an earlier test
 * made of the levels.
 */
public final class UsualLogging implements BeforeEachCallback {

	@Override
	public void beforeEach(ExtensionContext context) {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
		((Logger) LoggerFactory.getLogger("dev.tidepool")).setLevel(Level.INFO);
	}

}
