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
	"h1{font-size:1.75rem}h2{font-size:1.4rem}h3{font-size:1.15rem}h4,h5,h6{font-size:1rem}\n" \
	"section+section{border-top:1px solid #6b6b6b}\n" \
	"p,dd,li,td,th{white-space:pre-line}\n" \
	".where,.hint,.detail{color:#4a4a4a}\n" \
	".id{font-weight:bold;white-space:nowrap}\n" \
	".question{font-weight:bold;margin-bottom:.25em}\n" \
	".hint{margin-top:0}\n" \
	".asked{margin:1.25em 0}\n" \
	".answer{border-left:.2rem solid #6b6b6b;padding-left:.75rem;white-space:pre-wrap}\n" \
	".space{border-left:0;border-bottom:1px solid #1b1b1b;min-height:2em}.tall{min-height:8em}\n" \
	".notice{border:1px solid #1b1b1b;border-left-width:.5rem;padding:.5rem 1rem;margin:1em 0;background:#f3f2f1}\n" \
	".notice p{margin:.25em 0}.error{font-weight:bold;color:#8f1010}\n" \
	"aside{border-left:.2rem solid #6b6b6b;padding-left:1rem}\n" \
	"dl>div{margin:.5em 0}dt{font-weight:bold}dd{margin:0 0 0 1rem}\n" \
	"ul.marks,ul.tasks{list-style:none;padding-left:0}.marks li{margin:.35em 0}\n" \
	".mark{font-family:monospace;white-space:pre}\n" \
	".chosen{font-weight:bold}.marks .hint{display:block;padding-left:2.5em;font-weight:normal}\n" \
	"table{border-collapse:collapse;width:100%;margin:1em 0}caption{text-align:left;font-weight:bold;padding:.25em 0}\n" \
	"th,td{border:1px solid #6b6b6b;padding:.3em .5em;text-align:left;vertical-align:top}thead th{background:#f3f2f1}\n" \
	".bar{display:block;border:1px solid #1b1b1b;width:12em;max-width:100%}\n" \
	".fill{display:block;border-bottom:.8em solid #1b1b1b;width:0}\n" \
	".unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n" \
	"@page{size:A4;margin:18mm 16mm 20mm}\n" \
	"@media print{body{max-width:none;padding:0;font-size:10.5pt}h1,h2,h3,h4,h5,h6,.question,caption{break-after:avoid}" \
		".notice,.asked,tr,li,dl>div{break-inside:avoid}.answer{break-inside:auto}thead{display:table-header-group}" \
		"p{orphans:3;widows:3}}\n"
