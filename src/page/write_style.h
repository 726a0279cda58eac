/* SPDX-License-Identifier: MIT */
/*
 * The style sheet of a report. Every colour of text has a contrast of at least 4.5 to 1 on every background here (a test
 * computes it), and no meaning rests on colour: notices and marks say in words what they are. On paper: A4, no
 * heading at the foot of a page, no row cut in two. Backgrounds are often not printed, so bars are made of borders.
 */
#pragma once

#define WRITE_STYLE \
	"body{margin:0 auto;max-width:46rem;padding:1rem;color:#1b1b1b;background:#ffffff;" \
		"font:1rem/1.5 Verdana,\"DejaVu Sans\",Arial,sans-serif;overflow-wrap:anywhere}\n" \
	"header{border-bottom:.25rem solid #1b1b1b;margin-bottom:1.5rem}\n" \
	"h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.5em 0 .5em}\n" \
	"h1{font-size:1.75rem}h2{font-size:1.4rem}h3{font-size:1.1rem}h4,h5,h6{font-size:1rem}\n" \
	"section{margin-bottom:1.5em}section+section{border-top:1px solid #6b6b6b}\n" \
	"p,dd,li,td,th{white-space:pre-line}\n" \
	"p,dd,dt,li,td,th,caption,h1,h2,h3,h4,h5,h6{unicode-bidi:plaintext}strong,span{unicode-bidi:isolate}\n" \
	".where,.hint,.detail{color:#3d3d3d}\n" \
	".id{font-weight:bold;white-space:nowrap}\n" \
	".question{font-weight:bold;margin-bottom:.25em}\n" \
	".hint{margin-top:0}\n" \
	".asked{margin:1.25em 0}\n" \
	".answer{border-left:.2rem solid #6b6b6b;padding-left:.75rem;white-space:pre-wrap}\n" \
	".line .space{text-align:right}.space{border-left:0;border-bottom:1px solid #1b1b1b;min-height:2em}" \
		".tall{border:1px solid #6b6b6b;" \
		"min-height:7em}\n" \
	".notice{border:1px solid #1b1b1b;border-left-width:.5rem;padding:.5rem 1rem;margin:1em 0;" \
		"background:#f3f2f1}\n" \
	".notice p{margin:.25em 0}.error{font-weight:bold;color:#8f1010}\n" \
	"aside{border-left:.2rem solid #6b6b6b;padding-left:1rem}\n" \
	"dl{margin:.5em 0}dl>div,.listed{margin:.35em 0}dt,.listed .label{font-weight:bold}dd{margin:0 0 0 1rem}\n" \
	".listed .label,.listed ul,.listed ol{margin:0}.listed ul,.listed ol{padding-left:1.2em}\n" \
	"ul.marks,ul.tasks{list-style:none;padding-left:0}.marks li{margin:.35em 0;padding-left:1.6rem}" \
		".short{columns:14em}.short li{margin:0 0 .35em}\n" \
	"p.mark{display:inline-block;border:.15rem solid #1b1b1b;padding:.1rem .6rem;font-weight:bold}\n" \
	".marks .mark{display:inline-block;width:.9rem;height:.9rem;margin:0 .5rem 0 -1.6rem;font-size:0;overflow:hidden;" \
		"vertical-align:-.1rem;border:1px solid #1b1b1b;border-radius:50%;box-sizing:border-box}\n" \
	".many .mark{border-radius:0}.chosen .mark{border-width:.3rem}\n" \
	".chosen{font-weight:bold}.marks .hint{display:block;font-weight:normal}\n" \
	"table{border-collapse:collapse;width:100%;margin:1em 0}caption{text-align:left;font-weight:bold;" \
		"padding:.25em 0}\n" \
	"th,td{border:1px solid #6b6b6b;padding:.3em .5em;text-align:left;vertical-align:top}" \
		"thead th{background:#f3f2f1}\n" \
	"tbody th{font-weight:normal}.number{text-align:right}\n" \
	".bar{display:block;border:1px solid #1b1b1b;width:12em;max-width:100%}\n" \
	".fill{display:block;border-bottom:.8em solid #1b1b1b;width:0}\n" \
	".stack,.key{display:flex;border:1px solid #1b1b1b;box-sizing:border-box;min-width:4em;width:100%;height:.9em;margin-top:.25em}" \
		".key{display:inline-flex;min-width:0;width:1.2em}.bars .picture{width:6em}\n" \
	".stack span,.key span{box-sizing:border-box;height:.9em}.key span{flex:1}\n" \
	".p0{border-bottom:.9em solid #1b1b1b}.p1{border-bottom:.9em solid #6b6b6b}" \
		".p3{border-bottom:.9em double #1b1b1b}.p4{border-bottom:.45em solid #6b6b6b}.p5{border-bottom:.9em dashed #6b6b6b}\n" \
	".unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"

/* The second half: a literal may have 4095 bytes. */
#define WRITE_STYLE_MEDIA \
	"@media (max-width:36rem){.picture{display:none}}\n" \
	"@media print,(min-width:36rem){dl>div,.listed,.line{display:grid;grid-template-columns:16em 1fr;" \
		"gap:0 1em}dd{margin:0}" \
		"th,td{overflow-wrap:break-word}.to_do td:last-child{white-space:nowrap}.bars tbody th{min-width:12em}.bars{font-size:.85em}.bars th,.bars td{padding:.3em}" \
		".line>*{margin:0}.line .answer{grid-column:2}.line .hint{grid-column:1/3;" \
		"grid-row:2}}\n" \
	".change table{table-layout:fixed}.change th:first-child{width:37%}\n" \
	"@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) \" / \" counter(pages);" \
		"font:9pt Verdana,\"DejaVu Sans\",Arial,sans-serif}}\n" \
	"@media print{body{max-width:none;padding:0;font-size:10pt;line-height:1.4}h1{margin-top:0}p{margin:.6em 0}" \
		".cover+section,.grades+section,.change+section,.to_do+section,.documents,.documents+section{break-before:page;border-top:0}" \
		"h1,h2,h3,h4,h5,h6,.question,caption{break-after:avoid;break-inside:avoid}" \
		".notice,.asked,.listed,table:not(.long),tr,li,.kept,dl>div{break-inside:avoid}.answer{break-inside:auto}" \
		".to_do ul{columns:16em;column-gap:3em}" \
		"thead{display:table-header-group}h3,h4{margin-top:1.2em}p{orphans:3;widows:3}}\n"
