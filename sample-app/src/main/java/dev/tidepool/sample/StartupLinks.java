package dev.tidepool.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Prints what is worth opening once the application is ready.
 */
@Component
class StartupLinks {

	private static final Logger logger = LoggerFactory.getLogger(StartupLinks.class);

	@EventListener(ApplicationReadyEvent.class)
	void print(ApplicationReadyEvent event) {
		Environment environment = event.getApplicationContext().getEnvironment();
		Integer port = environment.getProperty("local.server.port", Integer.class);
		if (port != null) {
			logger.info("Worth opening:{}", links("http://localhost:" + port));
		}
	}

	private static String links(String base) {
		return """


				  Start page          %1$s/
				  Tidepool dashboard  %1$s/actuator/tidepool
				  Health              %1$s/actuator/health
				  An N+1              %1$s/demo/nplusone
				  The same, cured     %1$s/demo/nplusone-cured
				  A slow report       %1$s/demo/report

				  Then send it some traffic and watch the dashboard:
				  curl -X POST '%1$s/demo/traffic?seconds=20&clients=16'
				""".formatted(base);
	}

}
