package dev.tidepool.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The world's countries and cities: an application to look at Tidepool in. Nothing in it
 * knows Tidepool but the starter on its class path and the block {@code tidepool} of its
 * {@code application.yml}.
 */
@SpringBootApplication
public class SampleApplication {

	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

}
