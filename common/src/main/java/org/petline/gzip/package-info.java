/**
 * The gzip format, read to its honest end and written the same way every time.
 *
 * <p>Lives here: the member loop that reports every damage, and the output stream whose bytes depend on the content
 * only.
 *
 * <p>Not here: what the inflated bytes mean, other compressions.
 */
@Room(name = "gzip")
package org.petline.gzip;

import org.petline.Room;
