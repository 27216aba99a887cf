/**
 * The words that every room shares.
 *
 * <p>Lives here: {@link org.petline.Room}, {@link org.petline.Reason}, {@link org.petline.Refusal},
 * {@link org.petline.Flag}, {@link org.petline.Citation}, {@link org.petline.OneLine} and {@link org.petline.FrameTimes}.
 *
 * <p>Not here: anything that only some rooms need.
 */
@Room(name = "")
package org.petline;
