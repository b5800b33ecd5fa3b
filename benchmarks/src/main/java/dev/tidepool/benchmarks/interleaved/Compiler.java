package dev.tidepool.benchmarks.interleaved;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * Waits for the just-in-time compiler of this JVM. On a busy machine it lags behind, and
 * while it works it takes time from the JVM whose turn it is.
 */
final class Compiler {

	private static final long GIVE_UP_MILLIS = 5_000;

	private Compiler() {
	}

	/**
	 * Waits until nothing was compiled for a while, but not for ever.
	 */
	static void awaitQuiet(long quietMillis) {
		CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
		if (compiler == null || !compiler.isCompilationTimeMonitoringSupported()) {
			return;
		}
		long waited = 0;
		long before;
		long now = compiler.getTotalCompilationTime();
		do {
			before = now;
			try {
				Thread.sleep(quietMillis);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
			waited += quietMillis;
			now = compiler.getTotalCompilationTime();
		}
		while (now != before && waited < GIVE_UP_MILLIS);
	}

}
