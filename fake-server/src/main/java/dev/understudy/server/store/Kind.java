package dev.understudy.server.store;

/**
 * A kind of record and how many of it are kept.
 *
 * @param name the table's name
 * @param type the record's class
 * @param capacity how many are kept: beyond it the oldest goes first, so that memory stays bounded
 * @param <T> the record's class
 */
public record Kind<T>(String name, Class<T> type, int capacity) {}
