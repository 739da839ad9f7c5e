# Completion of demarche for bash. In ~/.bashrc: source <(demarche completion bash)
_demarche() {
    local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
    COMPREPLY=($(compgen -W "$(demarche "[suggest:$COMP_POINT]" "$COMP_LINE" 2> /dev/null)" -- "$word"))
}
complete -o bashdefault -o default -F _demarche demarche
