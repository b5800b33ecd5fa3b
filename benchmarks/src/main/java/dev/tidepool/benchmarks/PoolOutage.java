package dev.tidepool.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Two hundred sessions while the database cannot be reached: who fails how and when, and
 * how soon there is service again. The pool reaches the server through a relay, which is
 * what goes down. At the end nobody asks for anything, until only the floor is open.
 */
final class PoolOutage {

	private static final int SESSIONS = 200;

	private static final long TIMEOUT_MILLIS = 3_000;

	/** What a session may be late by, on a busy machine. */
	private static final long GRACE_MILLIS = 500;

	private static final int FLOOR = 2;

	private static final long LONGEST_SECONDS = 150;

	private PoolOutage() {
	}

	public static void main(String[] args) throws IOException, SQLException, InterruptedException {
		try (Postgres postgres = Postgres.start(); Relay relay = new Relay(postgres.port())) {
			String direct = Database.POSTGRESQL.url();
			System.setProperty(Database.URL_PROPERTY,
					direct.replace(":" + postgres.port() + "/", ":" + relay.port() + "/"));
			HikariDataSource pool = (HikariDataSource) BootPools.tidepool(Database.POSTGRESQL,
					Map.of("tidepool.pool.max-connections", 20, "tidepool.pool.min-connections", FLOOR,
							"tidepool.pool.acquire-timeout", TIMEOUT_MILLIS + "ms"));
			ask(pool);
			relay.down();
			// HikariCP looks again at connections that were not used for half a second
			Thread.sleep(1000);
			Failures failures = fail(pool);
			long back = System.nanoTime();
			relay.up();
			double recovery = recover(pool, back);
			double idle = idle(pool);
			Table table = new Table("what", "figure");
			table.row("sessions while the database was down", Table.whole(SESSIONS));
			table.row("  that failed as HikariCP has it, by their deadline", Table.whole(failures.exact.get()));
			table.row("  the last after ms", Table.whole(failures.longestMillis.get()));
			failures.others.forEach((other) -> table.row("  other: " + other, ""));
			table.row("seconds until a session is answered again", Table.ratio(recovery));
			table.row("idle seconds until only " + FLOOR + " connections are open", Table.ratio(idle));
			table.print();
			new LastLine("pool-outage").add("errorsExact", (double) failures.exact.get() / SESSIONS)
				.add("recoverySeconds", recovery)
				.add("idleSeconds", idle)
				.print();
		}
		System.exit(0);
	}

	private static void ask(DataSource pool) throws SQLException {
		try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("select 1");
		}
	}

	private static Failures fail(DataSource pool) throws InterruptedException {
		Failures failures = new Failures();
		CountDownLatch start = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(SESSIONS);
		for (int i = 0; i < SESSIONS; i++) {
			Thread session = new Thread(() -> {
				try {
					start.await();
					failures.note(() -> ask(pool));
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				finally {
					end.countDown();
				}
			}, "session-" + i);
			session.setDaemon(true);
			session.start();
		}
		start.countDown();
		end.await();
		return failures;
	}

	private static double recover(DataSource pool, long since) throws SQLException {
		while (true) {
			try {
				ask(pool);
				return (System.nanoTime() - since) / 1e9;
			}
			catch (SQLException ex) {
				if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(60)) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Uses many connections once, then none.
	 */
	private static double idle(HikariDataSource pool) throws InterruptedException {
		CountDownLatch inUse = new CountDownLatch(8);
		CountDownLatch enough = new CountDownLatch(1);
		for (int i = 0; i < 8; i++) {
			Thread session = new Thread(() -> {
				try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
					connection.setAutoCommit(false);
					statement.execute("select 1");
					inUse.countDown();
					enough.await();
					connection.rollback();
				}
				catch (SQLException ex) {
					inUse.countDown();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			});
			session.setDaemon(true);
			session.start();
		}
		inUse.await();
		enough.countDown();
		long since = System.nanoTime();
		while (pool.getHikariPoolMXBean().getTotalConnections() > FLOOR
				&& System.nanoTime() - since < TimeUnit.SECONDS.toNanos(LONGEST_SECONDS)) {
			Thread.sleep(100);
		}
		return (System.nanoTime() - since) / 1e9;
	}

	/**
	 * What became of the sessions.
	 */
	private static final class Failures {

		private final AtomicInteger exact = new AtomicInteger();

		private final AtomicLong longestMillis = new AtomicLong();

		private final Set<String> others = ConcurrentHashMap.newKeySet();

		void note(Attempt attempt) {
			long start = System.nanoTime();
			@Nullable String other = "answered";
			try {
				attempt.run();
			}
			catch (SQLTransientConnectionException ex) {
				other = isExact(ex, start) ? null : String.valueOf(ex.getMessage());
			}
			catch (SQLException | RuntimeException ex) {
				other = ex.toString();
			}
			this.longestMillis.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
			if (other == null) {
				this.exact.incrementAndGet();
			}
			else if (this.others.size() < 10) {
				this.others.add(other);
			}
		}

		private static boolean isExact(SQLTransientConnectionException ex, long start) {
			long millis = (System.nanoTime() - start) / 1_000_000;
			String message = String.valueOf(ex.getMessage());
			return message.contains(" - Connection is not available, request timed out after ")
					&& message.contains("total=") && millis <= TIMEOUT_MILLIS + GRACE_MILLIS
					&& millis >= TIMEOUT_MILLIS - GRACE_MILLIS && ex.getCause() instanceof SQLException cause
					&& cause.getSQLState() != null && cause.getSQLState().equals(ex.getSQLState());
		}

	}

	@FunctionalInterface
	private interface Attempt {

		void run() throws SQLException;

	}

	/**
	 * Passes connections on to the server, unless it is down: then it closes them, and
	 * refuses new ones.
	 */
	private static final class Relay implements AutoCloseable {

		private final int target;

		private final int port;

		private final Set<Socket> open = ConcurrentHashMap.newKeySet();

		private volatile ServerSocket server;

		Relay(int target) throws IOException {
			this.target = target;
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
			this.port = this.server.getLocalPort();
			accept(this.server);
		}

		int port() {
			return this.port;
		}

		void down() throws IOException {
			this.server.close();
			for (Socket each : this.open) {
				each.close();
			}
			this.open.clear();
		}

		void up() throws IOException {
			this.server = new ServerSocket();
			this.server.setReuseAddress(true);
			this.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
			accept(this.server);
		}

		private void accept(ServerSocket listening) {
			start(() -> {
				while (true) {
					Socket client = listening.accept();
					Socket upstream = new Socket(InetAddress.getLoopbackAddress(), this.target);
					this.open.add(client);
					this.open.add(upstream);
					pass(client, upstream);
					pass(upstream, client);
				}
			});
		}

		private void pass(Socket from, Socket to) {
			start(() -> {
				try (from; to) {
					from.getInputStream().transferTo(to.getOutputStream());
				}
				finally {
					this.open.remove(from);
					this.open.remove(to);
				}
			});
		}

		private static void start(Transfer transfer) {
			Thread thread = new Thread(() -> {
				try {
					transfer.run();
				}
				catch (IOException ex) {
					// One side is gone
				}
			}, "relay");
			thread.setDaemon(true);
			thread.start();
		}

		@Override
		public void close() throws IOException {
			down();
		}

		@FunctionalInterface
		private interface Transfer {

			void run() throws IOException;

		}

	}

}
