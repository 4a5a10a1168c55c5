package org.nocimap.review.services;

/**
 * A request that was answered.
 *
 * @param service that was asked
 * @param url without key and e-mail
 * @param at when, ISO 8601 in UTC
 * @param status of HTTP
 * @param records that the answer held or counted
 */
public record Asked(Service service, String url, String at, int status, long records) {}
