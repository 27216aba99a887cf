/**
 * Time-activity curves in, kinetic parameters out: arrays of numbers, minutes and 1/min.
 *
 * <p>Lives here: curves, weights, inputs, models, their fits and flags. Activities may be in any unit, as long as
 * target and input share it.
 *
 * <p>Not here: files, images, BIDS, region names, how blood becomes an input, and the choice between models. They end
 * at the caller's door.
 *
 * <h2>How a fit is made</h2>
 *
 * <pre>
 * ReferenceInput input = ReferenceInput.of(Tac.of(times, cerebellum));
 * BoundModel srtm = new Srtm(ModelOptions.defaults()).bind(input);          // what depends on the input, once
 * Fit fit = srtm.fit(Tac.of(times, putamen), Weights.DECAY.of(tac, lambda));
 * fit.bpnd().value(); fit.bpnd().standardError(); fit.flags();
 * </pre>
 *
 * A new model is one class that implements {@link org.petline.kinetics.KineticModel} and declares there what is said of
 * it (name, input, needs, words, citation, and the numbers that it takes as known), one line in {@link
 * org.petline.kinetics.KineticModels} and one test against truth.
 *
 * <h2>What all models share</h2>
 *
 * <ul>
 *   <li><b>Frames are averages.</b> A scanner measures the mean over a frame, so that is what a model predicts. The input is
 *       rebuilt as a function of time whose frame averages are the measured ones ({@link
 *       org.petline.kinetics.ReferenceInput}) or that passes through its samples ({@link org.petline.kinetics.PlasmaInput});
 *       its pieces are polynomials, so convolutions with exponentials and their averages over frames are closed forms.
 *       {@link org.petline.kinetics.Prediction#MID_FRAME} exists to reproduce other software and costs 0.5 % of BPND on
 *       average.
 *   <li><b>No start values.</b> Amplitudes follow from rates by linear least squares, so rates alone are searched, over a
 *       grid of their whole range and then to machine precision from the grid's best local minima (variable projection, Golub
 *       and Pereyra 1973). The ranges are part of the model and a fit that ends at one says so.
 *   <li><b>Errors come from residuals.</b> Standard errors are heteroscedasticity-consistent (HC3, MacKinnon and White 1985)
 *       and carried to derived parameters by the delta method: a frame's noise is judged by its own residual and not by its
 *       weight. Intervals are Student's t, about log(1 + BPND) and the logarithm of volumes.
 *   <li><b>The reference errs too.</b> What each of its frames' noise does to an estimate is part of the estimate's error ({@link
 *       org.petline.kinetics.Fit#commonError}), and the same in all regions of a scan. A curve may bring its errors ({@link
 *       org.petline.kinetics.Tac#withErrors}); a reference without is judged by its smoothness.
 *   <li><b>Numbers without meaning are NaN</b> and {@link org.petline.kinetics.FitFlag flags} say why.
 * </ul>
 *
 * Notation: C_T target, C_R reference, C_P unmetabolised tracer in plasma, C_B whole blood, int the integral from 0 to t, (x)
 * convolution. K1 mL/cm3/min; rate constants 1/min; VT, VND mL/cm3; R1, BPND, DVR, vB have no unit.
 *
 * <h2>Every voxel</h2>
 *
 * <pre>
 * VoxelModel srtm = VoxelModels.bind("SRTM", ModelOptions.defaults(), input, weights);
 * VoxelMaps maps = srtm.fit(frames);                                        // float[frame][voxel]
 * maps.values("BPND"); maps.standardErrors("BPND"); maps.flags();
 * </pre>
 *
 * {@link org.petline.kinetics.voxels.VoxelModels} fits SRTM, SRTM2, MRTM2, Logan, reference Logan, MA1 and both Patlaks to each
 * voxel as their regional twins would, standard errors included, hundreds of thousands a second and core. Two things differ:
 * what voxels are too noisy to find (t*, a share of blood) must be given, and a DEGENERATE voxel keeps its numbers.
 *
 * <h2>Reference tissue models</h2>
 *
 * They assume that the reference region has no specific binding and the same nondisplaceable uptake (K1/k2) as the target.
 *
 * <dl>
 *   <dt><b>SUV</b>, g/mL
 *   <dd>mean C_T over a window, divided by injected activity a body weight. Needs no input; depends on
 *       everything. For comparison between centres and quick looks.
 *   <dt><b>SUVR</b>: SUVR, BPND = SUVR - 1
 *   <dd>area of C_T over area of C_R in a late window. Above the true value while activity clears (Carson 1993)
 *       and dependent on flow; for static scans. An area ratio, weighted by duration whatever the weights.
 *   <dt><b>SRTM</b>: R1, k2, BPND; k2' = k2/R1, k2a = k2/(1 + BPND)
 *   <dd>C_T = R1 C_R + (k2 - R1 k2a) C_R (x) exp(-k2a t). One tissue compartment each. The default for reversible
 *       tracers. Lammertsma and Hume 1996. Where R1 = 1 + BPND nothing but R1 can be found: DEGENERATE.
 *   <dt><b>SRTM2</b>: R1, BPND at given k2'
 *   <dd>SRTM with k2 = R1 k2'. A quarter less noise than SRTM if k2' is right. Wu and Carson 2002. k2' is the
 *       joint optimum over regions ({@link org.petline.kinetics.Srtm2#K2_PRIME}), named regions' or given; its error
 *       is carried on.
 *   <dt><b>SRTMv</b>: SRTM and vB
 *   <dd>C_T = (1 - vB) SRTM + vB C_B. For small regions beside vessels; needs whole blood. The reference's own
 *       blood is left in it, which biases R1 where vB of the two differ.
 *   <dt><b>FRTM</b>: R1, k2, k3, k4, BPND = k3/k4
 *   <dd>two compartments in the target, one in the reference, K1/k2 equal. Cunningham 1991, Lammertsma 1996. k3
 *       and k4 are seldom told apart; BPND often is. Where the target has one compartment, k3 and k4 go to the bound
 *       and BPND stays.
 *   <dt><b>MRTM0</b>: DVR, k2'
 *   <dd>int C_T / C_T = DVR int C_R / C_T + (DVR/k2') C_R / C_T + b from t* on. Ichise 1996. Noise in every term
 *       biases it low; kept for comparison.
 *   <dt><b>MRTM1</b>: BPND = -(g1/g2 + 1), R1 = g3, k2' = g1/g3
 *   <dd>C_T = g1 int C_R + g2 int C_T + g3 C_R. Ichise 2003. SRTM's equation integrated: linear, as accurate as
 *       SRTM, all frames.
 *   <dt><b>MRTM2</b>: BPND = -(g1/g2 + 1) at given k2'
 *   <dd>C_T = g1 (int C_R + C_R/k2') + g2 int C_T. Ichise 2003. As SRTM2.
 *   <dt><b>refLogan</b>: DVR = BPND + 1 at given k2'
 *   <dd>int C_T / C_T = DVR (int C_R + C_R/k2') / C_T + b from t* on. Logan 1996. Any number of compartments;
 *       biased low by noise (3 % at 5 % noise, and its intervals know nothing of that).
 *   <dt><b>refMlLogan</b>
 *   <dd>int C_T = DVR (int C_R + C_R/k2') + b C_T. Turkheimer 2003. The same without division.
 *   <dt><b>refPatlak</b>: Kiref
 *   <dd>C_T / C_R = K int C_R / C_R + V from t* on, for tracers that stay. Patlak and Blasberg 1985.
 * </dl>
 *
 * <h2>Plasma input models</h2>
 *
 * All take whole blood into account, vB fitted or given ({@link org.petline.kinetics.BloodVolume}); methods that know no
 * blood take out the vB that 2TCM finds in the same target. The delay between sampling site and brain is found once a scan
 * ({@link org.petline.kinetics.Delay}).
 *
 * <dl>
 *   <dt><b>1TCM</b>: K1, k2, VT = K1/k2
 *   <dd>C_T = K1 C_P (x) exp(-k2 t). Kety and Schmidt 1948. MISFIT where the tissue has two compartments.
 *   <dt><b>2TCM</b>: K1, k2, k3, k4, VT, VND, BPND = k3/k4
 *   <dd>C_T = a1 C_P (x) exp(-c t) + a2 C_P (x) exp(-d t). Mintun 1984. Non-negative amplitudes are every set of
 *       non-negative rate constants; VT is told well where k3/k4 is not. Its local minima (13 of 54 clean fits
 *       elsewhere) are why rates are searched over all pairs.
 *   <dt><b>2TCMirr</b>: K1, k2, k3, Ki
 *   <dd>2TCM with k4 = 0: a1 C_P (x) exp(-c t) + Ki int C_P. Sokoloff 1977, Phelps 1979.
 *   <dt><b>2TCM1k</b>: 2TCM and Kb
 *   <dd>besides, vB Kb int C_B: tracer that vessel walls keep. Rizzo 2014.
 *   <dt><b>SIME</b>: 2TCM at a VND that all regions share
 *   <dd>K1 = VND k2; VND minimises the regions' summed residuals ({@link org.petline.kinetics.Sime#VND}). Ogden
 *       2015. BPND without a reference region; shallow where regions bind alike.
 *   <dt><b>Logan</b>, <b>mlLogan</b>, <b>MA1</b>: VT
 *   <dd>int C_T = VT int C_P + b C_T from t* on, divided by C_T (Logan 1990), as it is (Turkheimer 2003), or
 *       solved for C_T (Ichise 2002). Noise biases them in this order, MA1 least.
 *   <dt><b>MA2</b>: VT, K1, k2, k3, k4
 *   <dd>C_T = g1 int int C_P + g2 int int C_T + g3 int C_T + g4 int C_P: 2TCM integrated twice, linear, all
 *       frames. Ichise 2002. Noisy; undetermined where the tissue has one compartment.
 *   <dt><b>Patlak</b>: Ki
 *   <dd>C_T / C_P = Ki int C_P / C_P + V from t* on. Patlak 1983.
 *   <dt><b>FUR</b>
 *   <dd>mean C_T in a late window over int C_P until then: Ki of a static scan, above it by what can still leave.
 *   <dt><b>SA</b>: VT, K1
 *   <dd>spectral analysis: non-negative amplitudes over a hundred rates. Cunningham and Jones 1993. No number of
 *       compartments; VT has no meaning where tracer stays.
 * </dl>
 *
 * t* of graphical methods is given or chosen by the rule of {@link org.petline.kinetics.TStar.Chosen}, and is the parameter
 * {@code tstar} of every fit. MRTM1, MRTM2 and MA2 hold from the start and use all frames unless t* is given.
 */
@Room(
        name = "kinetics",
        mayUse = {"linear"})
package org.petline.kinetics;

import org.petline.Room;
