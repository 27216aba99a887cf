package org.petline;

/** Why an input is refused. Each room has its own enum of reasons. */
public interface Reason extends Code {}
