/**
 * Linear algebra of a few numbers: vectors, and what the residuals of a linear fit say about its errors.
 *
 * <p>Lives here: arithmetic that fits of curves, of blood and of poses share, in plain arrays and in one order of sums, so
 * that whoever computes a thing gets the same bits.
 *
 * <p>Not here: models, what a number stands for, images; matrices that Hipparchus takes apart stay with their users.
 */
@Room(name = "linear")
package org.petline.linear;

import org.petline.Room;
