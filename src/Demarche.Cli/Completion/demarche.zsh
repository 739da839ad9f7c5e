#compdef demarche
# Completion of demarche for zsh. In ~/.zshrc, after compinit: source <(demarche completion zsh)
_demarche() {
    local -a found
    found=("${(@f)$(demarche "[suggest:$CURSOR]" "$BUFFER" 2> /dev/null)}")
    [[ -n "$found" ]] && compadd -a found || _files
}
compdef _demarche demarche
