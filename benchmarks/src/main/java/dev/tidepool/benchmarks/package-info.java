/**
 * The programs that prove what Tidepool costs and gains. Each is named in
 * {@code programs.txt} and started by {@code benchmarks/run}.
 */
@NullMarked
package dev.tidepool.benchmarks;

import org.jspecify.annotations.NullMarked;
