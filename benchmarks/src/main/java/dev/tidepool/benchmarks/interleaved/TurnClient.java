package dev.tidepool.benchmarks.interleaved;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import org.jspecify.annotations.Nullable;

/**
 * The end of {@link Turns} in a forked JVM.
 */
final class TurnClient {

	private final Socket socket;

	private TurnClient(Socket socket) {
		this.socket = socket;
	}

	/**
	 * Connects to the conductor that the system properties name, if they do.
	 */
	static @Nullable TurnClient join() throws IOException {
		Integer port = Integer.getInteger(Turns.PORT_PROPERTY);
		if (port == null) {
			return null;
		}
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.setTcpNoDelay(true);
		TurnClient client = new TurnClient(socket);
		client.send(Integer.getInteger(Turns.NUMBER_PROPERTY, 0));
		return client;
	}

	void await(boolean measured) throws IOException {
		send(measured ? Turns.MEASURE : Turns.WARM);
		if (this.socket.getInputStream().read() < 0) {
			throw new EOFException("The conductor of the benchmark went away");
		}
	}

	void done() throws IOException {
		send(Turns.DONE);
	}

	private void send(int value) throws IOException {
		this.socket.getOutputStream().write(value);
		this.socket.getOutputStream().flush();
	}

}
