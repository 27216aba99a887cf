package org.petline.bench;

import org.petline.testing.RoomContract;

class BenchArchitectureTest extends RoomContract {}
