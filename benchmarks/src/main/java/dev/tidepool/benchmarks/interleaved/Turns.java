package dev.tidepool.benchmarks.interleaved;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * Conducts forked JVMs so that only one of them is measured at a time. They are warmed up
 * as many at once as there are processors, then measured in rounds: each round has every
 * JVM once, in an order of its own, so that whatever slows the machine for a while slows
 * all alike.
 */
final class Turns implements AutoCloseable {

	static final String PORT_PROPERTY = "benchmarks.turns.port";

	static final String NUMBER_PROPERTY = "benchmarks.turns.number";

	static final int WARM = 'w';

	static final int MEASURE = 'm';

	static final int DONE = 'd';

	private final ServerSocket server;

	private final List<Socket> players;

	private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

	private final CountDownLatch warm;

	private volatile boolean broken;

	Turns(int contenders) throws IOException {
		this.server = new ServerSocket(0, contenders, InetAddress.getLoopbackAddress());
		this.players = new ArrayList<>(Collections.nCopies(contenders, null));
		this.warm = new CountDownLatch(contenders);
	}

	int port() {
		return this.server.getLocalPort();
	}

	/**
	 * Conducts until every contender was measured in every round.
	 * @throws IOException if one of the JVMs went away
	 */
	void conduct(int rounds, Random random) throws IOException, InterruptedException {
		for (int i = 0; i < this.players.size(); i++) {
			Socket socket = this.server.accept();
			socket.setTcpNoDelay(true);
			this.players.set(receive(socket), socket);
			Thread thread = new Thread(() -> warmUp(socket), "warm-up");
			thread.setDaemon(true);
			thread.start();
		}
		this.warm.await();
		if (this.broken) {
			throw new EOFException("A forked JVM went away while it was warmed up");
		}
		for (int round = 0; round < rounds; round++) {
			List<Socket> order = new ArrayList<>(this.players);
			Collections.shuffle(order, random);
			for (Socket socket : order) {
				// The first request was taken at the end of the warm-up
				if (round > 0) {
					receive(socket);
				}
				grant(socket);
				receive(socket);
			}
		}
	}

	private void warmUp(Socket socket) {
		try {
			while (receive(socket) == WARM) {
				this.processors.acquire();
				try {
					grant(socket);
					receive(socket);
				}
				finally {
					this.processors.release();
				}
			}
		}
		catch (IOException ex) {
			this.broken = true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.broken = true;
		}
		finally {
			this.warm.countDown();
		}
	}

	private static int receive(Socket socket) throws IOException {
		int value = socket.getInputStream().read();
		if (value < 0) {
			throw new EOFException("A forked JVM went away");
		}
		return value;
	}

	private static void grant(Socket socket) throws IOException {
		socket.getOutputStream().write(1);
		socket.getOutputStream().flush();
	}

	/**
	 * Ends everything, a waiting {@link #conduct} too.
	 */
	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket player : this.players) {
			if (player != null) {
				player.close();
			}
		}
	}

}
