package dev.tidepool.boot;

import dev.tidepool.boot.alert.Alerts;
import dev.tidepool.boot.alert.PoolAlerts;

/**
 * What tells a person how things are.
 *
 * @param alerts what a person should look at
 * @param pools the part of it that concerns pools
 * @param progress how far long tasks are
 */
record Oversight(Alerts alerts, PoolAlerts pools, ProgressBoard progress) {

}
