package dev.tidepool.nplusone.shop;

import java.util.List;

import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * Application code that reads entities.
 */
public final class PurchasePage {

	private final SessionFactory sessions;

	public PurchasePage(SessionFactory sessions) {
		this.sessions = sessions;
	}

	public void save(int count) {
		this.sessions.inTransaction((session) -> {
			for (int i = 0; i < count; i++) {
				session.persist(new Purchase(i));
			}
		});
	}

	public int countLines() {
		return this.sessions.fromTransaction((session) -> {
			int lines = 0;
			for (Purchase purchase : purchases(session, "from Purchase")) {
				lines += purchase.lines().size();
			}
			return lines;
		});
	}

	public int countFetchedLines() {
		return this.sessions.fromTransaction((session) -> {
			int lines = 0;
			for (Purchase purchase : purchases(session, "from Purchase p join fetch p.lines")) {
				lines += purchase.lines().size();
			}
			return lines;
		});
	}

	public int nameProducts() {
		return this.sessions.fromTransaction((session) -> {
			int letters = 0;
			for (Purchase.Line line : session.createQuery("from Line", Purchase.Line.class).list()) {
				letters += line.product().getName().length();
			}
			return letters;
		});
	}

	private static List<Purchase> purchases(Session session, String query) {
		return session.createQuery(query, Purchase.class).list();
	}

}
