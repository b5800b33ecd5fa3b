package dev.tidepool.sample.visit;

import java.time.OffsetDateTime;

record VisitReceipt(long id, long cityId, String city, String visitor, OffsetDateTime visitedAt) {
}
