package dev.tidepool.boot.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A small application with JPA.
 */
@SpringBootApplication
public class Shop {

}
