/**
 * Line drawings as inline SVG: axes, lines, dots, bars and words.
 *
 * <p>Lives here: the markup writer, axes and plots. Colours are classes that the page's style sheet gives a meaning, so
 * that one drawing serves light, dark and printed pages.
 *
 * <p>Not here: what is drawn (report).
 */
@Room(name = "report.drawing")
package org.petline.report.drawing;

import org.petline.Room;
