# SPDX-License-Identifier: MIT
# bash completion for section11
_section11_options() {
	case $1 in
	tour) echo "--theme --ascii --lines" ;;
	join) echo "--remember --code-from" ;;
	new) echo "--agency --form --route --from" ;;
	list | check | doctor | "form list") echo "--json" ;;
	"form check") echo "--json --missing" ;;
	show) echo "--blank --json" ;;
	answer) echo "--from --part --other --comment --not-applicable --not-sure --clear --confirm" ;;
	approve) echo "--name --role --anyway --withdraw" ;;
	seal) echo "--output" ;;
	receipt) echo "--verify --take --json" ;;
	print) echo "--format --output --blank --width" ;;
	export) echo "--format --output" ;;
	actions) echo "--format --output --dates --events" ;;
	"form pack") echo "--board --output" ;;
	"form pot") echo "--output" ;;
	*) echo "--open --theme --ascii --lines --no-mouse --idle --practice --send-program" ;;
	esac
}

_section11() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} verb="" dir=() i
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		--dir) dir=(--dir "${COMP_WORDS[++i]}") ;;
		-*) ;;
		form) verb="form ${COMP_WORDS[i + 1]}"; break ;;
		*) verb=${COMP_WORDS[i]}; break ;;
		esac
	done
	case $prev in
	--format) mapfile -t COMPREPLY < <(compgen -W "text html csv ics json" -- "$cur"); return ;;
	--theme) mapfile -t COMPREPLY < <(compgen -W "default high-contrast mono projector" -- "$cur"); return ;;
	--route) mapfile -t COMPREPLY < <(compgen -W "core full" -- "$cur"); return ;;
	--dir | --board) mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
	form) mapfile -t COMPREPLY < <(compgen -W "list check pack pot merge" -- "$cur"); return ;;
	esac
	if [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(_section11_options "$verb") --dir --by --help --version" -- "$cur")
	elif [[ -z $verb ]]; then
		mapfile -t COMPREPLY < <(compgen -W "tour join new list show answer check approve seal receipt print export actions doctor form" -- "$cur"
			compgen -f -X '!*.s11invite' -- "$cur")
	elif [[ $prev == "$verb" && " show answer check approve seal receipt print export actions " == *" $verb "* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(section11 "${dir[@]}" list --json 2>/dev/null |
			sed -n 's/^ *"id": "\([0-9a-f-]*\)".*/\1/p')" -- "$cur")
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	fi
}
complete -o filenames -F _section11 section11
