package dev.tidepool.boot.slices;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that is tested in slices.
 */
@SpringBootApplication
class SliceApp {

}
